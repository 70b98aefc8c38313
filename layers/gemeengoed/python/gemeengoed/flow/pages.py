"""The pages of a flow: begin, the list of what to do, a page per step, read back, send.

    flow.mount(web, MAKEN, Drafts(index), send=dien_in)

    GET   /maken                     what it is, forms that were begun before
    POST  /maken                     begin
    GET   /maken/{id}                what is done and what is not
    GET   /maken/{id}/controleren    everything read back
    POST  /maken/{id}/controleren    send
    POST  /maken/{id}/weggooien      throw away
    GET   /maken/{id}/{step}         one thing to answer
    POST  /maken/{id}/{step}         keep it and go on
    GET   /maken/{id}/{step}/ontvangen   S3 sends the browser here after a file

Every page that is sent is kept at once, so that a person can go away and come back. Sending
twice is sending once: the draft itself knows that it was sent, in the same transaction.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass, field, replace
from typing import Any, Generic, TypeVar

from gemeengoed.documents import Bestand
from gemeengoed.dossier import Event, new_id
from gemeengoed.flow import answers as given
from gemeengoed.flow import draft, rows
from gemeengoed.flow.declare import Flow, Step
from gemeengoed.flow.draft import Concept, Drafts
from gemeengoed.flow.overview import Overview
from gemeengoed.form import Form
from gemeengoed.identity import BELANGHEBBENDEN, Role
from gemeengoed.model import Model
from gemeengoed.problem import Conflict, Invalid, NotFound
from gemeengoed.store import Transaction
from gemeengoed.web import Html, Page, Web

M = TypeVar("M", bound=Model)


@dataclass(frozen=True, slots=True)
class Sending(Generic[M]):
    """What is sent. `id` is the draft's: free for the dossier that is made of it."""

    id: str
    model: M
    bestanden: tuple[Bestand, ...]


# Appends the events of the application, and returns the page that follows.
Send = Callable[[Page, Transaction, Sending[M]], str]
# Answers that the application can fill in for the person, from what the address carried.
Prefill = Callable[[Page, Mapping[str, str]], Mapping[str, str]]
# The form as it is for who fills it in: with choices that are theirs.
Own = Callable[[Page], Flow[M]]


@dataclass(frozen=True)
class FlowPages(Generic[M]):
    """The pages of one flow.

    carries  names in the query of the first page that `prefill` wants to know
    """

    flow: Flow[M]
    drafts: Drafts
    root: str
    send: Send[M]
    prefill: Prefill | None = None
    carries: Collection[str] = field(default=())

    # ---- the pages

    def start(self, page: Page) -> Html:
        carried = {n: page.query[n] for n in self.carries if page.query.get(n)}
        known = self._known(page, carried)
        begun = self.drafts.of(page.store, page.principal.subject, page.now)
        mine = [c for c in begun if c.formulier == self.flow.name]
        return page.render(
            "flow/start.html",
            flow=self.flow,
            root=self.root,
            carried=carried,
            known=bool(known),
            concepten=mine,
        )

    def begin(self, page: Page) -> Html:
        id_ = new_id()

        def command(tx: Transaction) -> str:
            carried = {n: page.form.value(n) for n in self.carries if page.form.value(n)}
            begun = draft.Begonnen(
                at=page.now,
                by=page.principal.by,
                id=id_,
                formulier=self.flow.name,
                titel=self.flow.title,
                pagina=f"{self.root}/{id_}",
                persoon=page.principal.subject,
                antwoorden=self._known(page, carried),
                dagen=self.flow.keep_days,
            )
            concept = tx.append(self.drafts.kind, id_, begun)
            return self._overview(page, concept).first_undone

        return page.run(command)

    def tasks(self, page: Page, id: str) -> Html:
        concept = page.store.get(self.drafts.kind, id).state
        if concept.persoon == page.principal.subject and concept.naar:
            return Html.redirect(concept.naar)
        self._must_be_open(page, concept)
        bewaard = page.query.get("bewaard") == "ja"
        return page.render("flow/taken.html", **self._context(page, concept), bewaard=bewaard)

    def step(self, page: Page, id: str, slug: str) -> Html:
        concept, step = self._at(page, id, slug)
        return self._show(page, concept, step, Form(concept.antwoorden))

    def save(self, page: Page, id: str, slug: str) -> Html:
        concept, step = self._at(page, id, slug)
        action, _, row = page.form.value("actie").partition(".")
        try:
            after = given.merged(self.flow, step, concept.antwoorden, page.form.fields)
        except Invalid as e:
            return self._show(page, concept, step, page.form.with_errors(e))
        if step.repeat:
            after = _rows(step, after, action, row)
        wrong = given.wrong_at(self.flow, step, after, page.now)
        if wrong and not action:
            form = Form(after, wrong)
            return self._show(page, concept, step, form)
        if step.files and action == "verwijderen":
            return self._remove_file(page, concept, step, row)
        return self._kept(page, concept, step, after, klaar=not wrong, action=action)

    def received(self, page: Page, id: str, slug: str) -> Html:
        """A file came. Asking again for the same file changes nothing."""
        concept, step = self._at(page, id, slug)
        if not step.files:
            raise NotFound("Deze pagina bestaat niet.")
        most = step.files.most
        key = page.query.get("key", "")
        if _has(concept, key):
            return Html.redirect(f"{self.root}/{id}/{slug}")
        try:
            bestand = page.documents.received(id, key)

            def add(concept: Concept) -> Event | None:
                # The browser may have come back twice at once.
                if _has(concept, key):
                    return None
                return draft.add_file(concept, bestand, most, by=page.principal.by, at=page.now)

            self._change(page, id, add)
        except Invalid as e:
            return self._show(page, concept, step, Form(concept.antwoorden, e.fields))
        return Html.redirect(f"{self.root}/{id}/{slug}")

    def check(self, page: Page, id: str) -> Html:
        concept = self._open(page, id)
        return self._show_all(page, concept, Form())

    def submit(self, page: Page, id: str) -> Html:
        concept = page.store.get(self.drafts.kind, id).state
        if concept.persoon == page.principal.subject and concept.naar:
            # Sent already, perhaps by the first press of the button.
            return Html.redirect(concept.naar)
        self._must_be_open(page, concept)
        overview = self._overview(page, concept)
        if not overview.complete:
            return Html.redirect(overview.first_undone)
        try:
            # Before its documents are kept for good.
            model = self._filled_in(page, concept)
            # Copied before the transaction: what it names must be there. Twice is harmless.
            kept = tuple(page.documents.keep(b, id) for b in concept.bestanden)
            sending = Sending(id, model, kept)
            to = page.store.run(
                lambda tx: self._sent(page, tx, concept, sending), now=int(page.now.timestamp())
            )
        except Invalid as e:
            return self._show_all(page, concept, page.form.with_errors(e))
        return Html.redirect(to)

    def discard(self, page: Page, id: str) -> Html:
        concept = self._open(page, id)
        self._change(page, id, lambda _: draft.Weggegooid(at=page.now, by=page.principal.by))
        for bestand in concept.bestanden:
            page.documents.remove(bestand.sleutel)
        return Html.redirect(self.root)

    # ---- what they share

    def _known(self, page: Page, carried: Mapping[str, str]) -> dict[str, str]:
        known = self.prefill(page, carried) if self.prefill else {}
        return {**given.known(self.flow, page.principal), **known}

    def _sent(self, page: Page, tx: Transaction, read_back: Concept, sending: Sending[M]) -> str:
        concept = tx.get(self.drafts.kind, sending.id)
        if concept.naar:
            return concept.naar
        self._must_be_open(page, concept)
        if concept != read_back:
            raise Conflict(
                "U heeft intussen iets gewijzigd, misschien in een ander venster. Ga terug, laad "
                "de pagina opnieuw en lees het na."
            )
        to = self.send(page, tx, sending)
        sent = draft.Verstuurd(at=page.now, by=page.principal.by, naar=to)
        tx.append(self.drafts.kind, sending.id, sent)
        return to

    def _filled_in(self, page: Page, concept: Concept) -> M:
        """The model, with what the last page declares. Invalid."""
        declared = self.flow.declaration
        agreed = {declared.name: page.form.value(declared.name)} if declared else {}
        return given.read(self.flow, {**concept.antwoorden, **agreed})

    def _kept(
        self,
        page: Page,
        concept: Concept,
        step: Step,
        after: dict[str, str],
        *,
        klaar: bool,
        action: str,
    ) -> Html:
        def keep(concept: Concept) -> Event | None:
            # On what is there now: another page may have been kept in another tab.
            now_there = given.merged(self.flow, step, concept.antwoorden, after)
            if now_there == concept.antwoorden and (step.slug in concept.klaar) == klaar:
                return None
            return draft.Bewaard(
                at=page.now,
                by=page.principal.by,
                stap=step.slug,
                klaar=klaar,
                antwoorden=now_there,
            )

        concept = self._change(page, concept.id, keep)
        overview = self._overview(page, concept)
        if action == "later":
            return Html.redirect(f"{overview.root}?bewaard=ja")
        if action:
            return Html.redirect(overview.url(step))
        if page.form.value("terug") == "controleren" and overview.complete:
            return Html.redirect(f"{overview.root}/controleren")
        return Html.redirect(overview.next(step))

    def _remove_file(self, page: Page, concept: Concept, step: Step, id_: str) -> Html:
        def remove(_: Concept) -> Event:
            return draft.BestandWeg(at=page.now, by=page.principal.by, bestand=id_)

        gone = [b for b in concept.bestanden if b.id == id_]
        if gone:
            self._change(page, concept.id, remove)
            page.documents.remove(gone[0].sleutel)
        return Html.redirect(f"{self.root}/{concept.id}/{step.slug}")

    def _change(self, page: Page, id_: str, decide: Callable[[Concept], Event | None]) -> Concept:
        def command(tx: Transaction) -> Concept:
            concept = tx.get(self.drafts.kind, id_)
            self._must_be_open(page, concept)
            event = decide(concept)
            return tx.append(self.drafts.kind, id_, event) if event else concept

        return page.store.run(command, now=int(page.now.timestamp()))

    def _open(self, page: Page, id_: str) -> Concept:
        concept = page.store.get(self.drafts.kind, id_).state
        self._must_be_open(page, concept)
        return concept

    def _must_be_open(self, page: Page, concept: Concept) -> None:
        draft.must_be_open(concept, page.principal.subject, self.flow.name, page.now)

    def _at(self, page: Page, id_: str, slug: str) -> tuple[Concept, Step]:
        concept = self._open(page, id_)
        step = self.flow.step(slug, concept.antwoorden)
        if step is None:
            raise NotFound("Deze vraag hoort niet bij uw formulier.")
        return concept, step

    def _overview(self, page: Page, concept: Concept) -> Overview:
        return Overview(self.flow, concept, page.now)

    def _context(self, page: Page, concept: Concept) -> dict[str, Any]:
        return {
            "flow": self.flow,
            "root": self.root,
            "concept": concept,
            "overview": self._overview(page, concept),
        }

    def _show(self, page: Page, concept: Concept, step: Step, form: Form) -> Html:
        upload = None
        if step.files and len(concept.bestanden) < step.files.most:
            back = f"{page.env.portal_url}{self.root}/{concept.id}/{step.slug}/ontvangen"
            upload = page.documents.upload_form(concept.id, back)
        return page.render(
            "flow/stap.html",
            form_action=upload.origin if upload else None,
            **self._context(page, concept),
            form=form,
            step=step,
            upload=upload,
            terug=page.query.get("terug") or page.form.value("terug"),
        )

    def _show_all(self, page: Page, concept: Concept, form: Form) -> Html:
        return page.render("flow/controleren.html", **self._context(page, concept), form=form)


def mount(
    web: Web,
    flow: Flow[M],
    drafts: Drafts,
    *,
    send: Send[M],
    prefill: Prefill | None = None,
    carries: Collection[str] = (),
    role: Role | frozenset[Role] = BELANGHEBBENDEN,
    own: Own[M] | None = None,
) -> None:
    """Give an application the pages of a flow.

    own  the flow for who asks, when its choices or checks differ by person; it has the name of
         `flow`, and raises when there is nothing for them to fill in
    """
    root = f"{web.application.web_root}/{flow.name}"
    pages = FlowPages(flow, drafts, root, send, prefill, carries)
    base = f"/{flow.name}"

    def of(view: Callable[..., Html]) -> Callable[..., Html]:
        def call(page: Page, **parts: str) -> Html:
            return view(replace(pages, flow=own(page)) if own else pages, page, **parts)

        return call

    web.get(base, role=role)(of(FlowPages.start))
    web.post(base, role=role)(of(FlowPages.begin))
    web.get(f"{base}/{{id}}", role=role)(of(FlowPages.tasks))
    # Before the steps: the first route that fits is taken.
    web.get(f"{base}/{{id}}/controleren", role=role)(of(FlowPages.check))
    web.post(f"{base}/{{id}}/controleren", role=role)(of(FlowPages.submit))
    web.post(f"{base}/{{id}}/weggooien", role=role)(of(FlowPages.discard))
    web.get(f"{base}/{{id}}/{{slug}}", role=role)(of(FlowPages.step))
    web.post(f"{base}/{{id}}/{{slug}}", role=role)(of(FlowPages.save))
    web.get(f"{base}/{{id}}/{{slug}}/ontvangen", role=role)(of(FlowPages.received))


def _has(concept: Concept, key: str) -> bool:
    return any(b.sleutel == key for b in concept.bestanden)


def _rows(step: Step, answers: dict[str, str], action: str, row: str) -> dict[str, str]:
    assert step.repeat
    if action == "toevoegen":
        return rows.added(step.repeat, answers)
    if action == "verwijderen":
        return rows.removed(step.repeat, answers, row)
    return rows.tidied(step.repeat, answers)
