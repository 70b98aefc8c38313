"""What is deployed: whole, slim, and the same every time."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from gemeengoed.manifest import Api, Application, Standard
from infra_cdk import ROOT, build
from infra_cdk.applications import discover
from infra_cdk.openapi import write, write_standards
from infra_cdk.target import AWS, Target, local, target
from infra_cdk.wheels import LOCK, BuildError, dependencies


def _digest(folder: Path) -> str:
    digest = hashlib.sha256()
    for path in sorted(p for p in folder.rglob("*") if p.is_file()):
        digest.update(f"{path.relative_to(folder)}\0".encode() + path.read_bytes())
    return digest.hexdigest()


def test_the_same_sources_give_the_same_bundle(tmp_path: Path) -> None:
    every = discover()
    for application in every:
        once = build.bundle(application, every, tmp_path / "once")
        again = build.bundle(application, every, tmp_path / "again")
        assert _digest(once) == _digest(again), application.name


def test_a_bundle_holds_every_module_and_no_leftovers(tmp_path: Path) -> None:
    every = discover()
    for application in every:
        bundle = build.bundle(application, every, tmp_path / application.name)
        for function in application.functions:
            assert (bundle / application.name / f"{function.module}.py").is_file()
        assert not list(bundle.rglob("__pycache__"))
        assert [p.name for p in bundle.iterdir()] == [application.name]


def test_an_api_carries_its_document(tmp_path: Path) -> None:
    every = discover()
    for application in every:
        bundle = build.bundle(application, every, tmp_path / application.name)
        file = bundle / application.name / "openapi.json"
        assert file.exists() == (application.function(Api) is not None)
        if file.exists():
            paths = json.loads(file.read_text())["paths"]
            declared = {r.path for r in application.routes}
            assert {p.removeprefix(application.api_root) for p in paths} >= declared


def test_every_document_is_written_and_each_beside_the_others(tmp_path: Path) -> None:
    every = discover()
    files = [*write(tmp_path), *write_standards(tmp_path)]
    assert len(files) == len(set(files)) == len(list(tmp_path.iterdir()))
    assert tmp_path / "gba-haalcentraal.json" in files
    for application in every:
        if standard := application.function(Standard):
            assert isinstance(standard, Standard)
            file = tmp_path / f"{application.name}-{standard.module}.json"
            document = json.loads(file.read_text())
            assert set(document["paths"]) == {r.path for r in standard.routes}
            assert [s["url"] for s in document["servers"]] == [standard.root]


def test_the_front_door_knows_the_applications_of_its_plane(tmp_path: Path) -> None:
    every = discover()
    (door,) = (a for a in every if a.front_door and a.name == "portaal")
    bundle = build.bundle(door, every, tmp_path)
    entries = json.loads((bundle / "portaal" / "catalogue.json").read_text())
    names = {e["name"] for e in entries}
    assert "bezwaar" in names
    assert "cooperatie" not in names
    # Its pages are for administrators only, who come to it from Beheer.
    assert "brieven" not in names
    memory = json.loads((bundle / "portaal" / "memory.json").read_text())
    assert memory["portaal.web"] == 512
    assert not [name for name in memory if name.startswith("cooperatie.")]


def test_a_manifest_that_names_a_missing_module_is_refused(tmp_path: Path) -> None:
    real = discover()[0]
    broken = Application(real.name, "", "", "", functions=(Api(module="nergens"),))
    with pytest.raises(FileNotFoundError, match="nergens"):
        build.bundle(broken, [broken], tmp_path)


def test_the_libraries_are_those_of_the_lock() -> None:
    layer = dependencies(AWS)
    locked = {
        m.replace("-", "_").lower() for m in re.findall(r"^([\w.-]+)==", LOCK.read_text(), re.M)
    }
    there = {p.name.partition("-")[0].lower() for p in (layer / "python").glob("*.dist-info")}
    assert there == locked
    assert "boto3" not in there


def test_the_libraries_fit_the_processor() -> None:
    compiled = [p.name for p in dependencies(AWS).rglob("*.so")]
    assert compiled
    for name in compiled:
        # A stable-ABI library says nothing of the processor in its name.
        assert "aarch64" in name or "abi3" in name, name
        assert "x86_64" not in name


def test_an_application_can_have_libraries_of_its_own(tmp_path: Path) -> None:
    own = build.build(discover(), AWS, tmp_path).own
    assert set(own) == {"brieven"}
    there = {p.name.partition("-")[0] for p in (own["brieven"] / "python").glob("*.dist-info")}
    assert there == {"typst", "markdown_it_py", "mdurl"}
    shared = {p.name for p in (dependencies(AWS) / "python").iterdir()}
    assert not shared & {p.name for p in (own["brieven"] / "python").iterdir()}
    size = sum(p.stat().st_size for p in own["brieven"].rglob("*") if p.is_file())
    # With both other layers still far below the 250 MB that Lambda takes.
    assert size < 120_000_000


def test_the_libraries_are_slim() -> None:
    layer = dependencies(AWS)
    size = sum(p.stat().st_size for p in layer.rglob("*") if p.is_file())
    # Lambda takes 250 MB unpacked, and unpacks it at every cold start.
    assert size < 60_000_000
    assert not [p for p in layer.rglob("*") if p.suffix == ".pyi" or p.name == "tests"]


@pytest.mark.parametrize("where", [AWS, local()], ids=lambda t: t.name)
def test_no_path_of_this_machine_is_deployed(where: Target, tmp_path: Path) -> None:
    built = build.build(discover(), where, tmp_path)
    for folder in (*built.applications.values(), built.shared, built.dependencies):
        for path in folder.rglob("*"):
            if path.is_file():
                assert str(ROOT).encode() not in path.read_bytes(), path


def test_a_wheel_that_does_not_fit_its_hash_is_refused(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("infra_cdk.wheels.LAYERS", tmp_path / "layers")
    lock = tmp_path / "lock.txt"
    lock.write_text("six==1.17.0 --hash=sha256:" + "0" * 64 + "\n")
    with pytest.raises(BuildError):
        dependencies(AWS, lock)
    assert not list((tmp_path / "layers").iterdir())


def test_a_target_has_a_name_we_know() -> None:
    assert target("aws") is AWS
    assert target("local") == local()
    with pytest.raises(ValueError, match="azure"):
        target("azure")
