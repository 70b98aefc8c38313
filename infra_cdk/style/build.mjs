// Builds the one stylesheet of every page from gemeengoed.css, which names what goes in.
//
//   node infra_cdk/style/build.mjs     (make does it: see STYLE_READY in the Makefile)
//
// What no template names and what no rule uses stays out: of NL Design System's 2,800 tokens and
// of its components' many variants a page needs a small part.

import { createHash } from "node:crypto";
import { copyFileSync, mkdirSync, readFileSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { basename, dirname, extname, join, resolve } from "node:path";
import { fileURLToPath } from "node:url";
import { bundleAsync, transform } from "lightningcss";

const HERE = dirname(fileURLToPath(import.meta.url));
const ROOT = resolve(HERE, "../..");
const PACKAGES = join(ROOT, "node_modules");
const INTO = join(ROOT, "layers/gemeengoed/python/gemeengoed/pages/static");
const TOKENS = join(PACKAGES, "@nl-design-system-unstable/voorbeeld-design-tokens/dist/theme.css");
const LICENCE = "source-sans-3.OFL.txt";
const NOTICE = "Gemeengoed and NL Design System: EUPL-1.2. Source Sans 3, of Adobe: OFL-1.1.";
const TEMPLATES = ["functions", "layers/gemeengoed/python", "infra_cdk/skeleton"];

const rules = await bundle(join(HERE, "gemeengoed.css"));
mkdirSync(INTO, { recursive: true });
const { css, fonts } = withFiles(minify(rules, unused(rules, templates())));
for (const [name, from] of fonts) copyFileSync(from, join(INTO, name));
copyFileSync(join(PACKAGES, "@fontsource-variable/source-sans-3/LICENSE"), join(INTO, LICENCE));
const sheet = minify(`.voorbeeld-theme{${tokensFor(css)}}`) + css;
writeFileSync(join(INTO, "gemeengoed.css"), `/*! ${NOTICE} */\n${sheet}\n`);
for (const name of readdirSync(INTO)) if (!["gemeengoed.css", LICENCE].includes(name) && !fonts.has(name)) rmSync(join(INTO, name));

/** The source with everything it imports, as one text. */
async function bundle(filename) {
  const resolver = { resolve: (name, from) => (name.startsWith("@") ? join(PACKAGES, name) : resolve(dirname(from), name)) };
  const { code } = await bundleAsync({ filename, resolver });
  return code.toString();
}

function minify(text, unusedSymbols = []) {
  return transform({ filename: "gemeengoed.css", code: Buffer.from(text), minify: true, unusedSymbols }).code.toString();
}

/** Every template, as one text. */
function templates() {
  const files = TEMPLATES.flatMap((folder) => htmlIn(join(ROOT, folder)));
  return files.map((file) => readFileSync(file, "utf8")).join("\n");
}

function htmlIn(folder) {
  return readdirSync(folder, { recursive: true })
    .filter((name) => name.endsWith(".html"))
    .map((name) => join(folder, name));
}

/** The design system's classes that no template names; `utrecht-alert--{{ kind }}` names them all. */
function unused(css, html) {
  const words = new Set(html.match(/[\w-]+/g));
  const stems = [...words].filter((word) => word.startsWith("utrecht-") && word.endsWith("-"));
  const classes = new Set([...css.matchAll(/\.(utrecht-[\w-]+)/g)].map((found) => found[1]));
  return [...classes].filter((name) => !words.has(name) && !stems.some((stem) => name.startsWith(stem)));
}

/** The tokens that the rules use, and those that these use. */
function tokensFor(css) {
  const all = new Map([...readFileSync(TOKENS, "utf8").matchAll(/(--[\w-]+):\s*([^;]+);/g)].map((found) => [found[1], found[2]]));
  const kept = new Map();
  const keep = (text) => {
    for (const [, name] of text.matchAll(/var\(\s*(--[\w-]+)/g)) {
      if (!all.has(name) || kept.has(name)) continue;
      kept.set(name, all.get(name));
      keep(all.get(name));
    }
  };
  keep(css);
  return [...kept].map(([name, value]) => `${name}:${value}`).join(";");
}

/** The rules with each file of a package under a name made of its content. */
function withFiles(css) {
  const fonts = new Map();
  const named = css.replaceAll(/url\("?(@[^")]+)"?\)/g, (_, path) => {
    const from = join(PACKAGES, path);
    const hash = createHash("sha256").update(readFileSync(from)).digest("hex").slice(0, 10);
    const name = `${basename(path, extname(path))}.${hash}${extname(path)}`;
    fonts.set(name, from);
    return `url(/static/${name})`;
  });
  return { css: named, fonts };
}
