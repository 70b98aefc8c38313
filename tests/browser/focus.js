// Every focusable element in turn: what is wrong with how it shows that it has the focus.
() => {
  const focusable =
    'a[href], button, input:not([type=hidden]), select, textarea, summary, [tabindex="0"]';
  const wrong = [];
  for (const element of document.querySelectorAll(focusable)) {
    if (element.tabIndex < 0 || !element.checkVisibility()) continue;
    element.focus();
    const box = element.getClientRects()[0];
    const style = getComputedStyle(element);
    const tell = (what) => wrong.push(`${what}: ${element.outerHTML.slice(0, 90)}`);
    // Of what is larger than the screen a part is enough.
    const within = (from, to, end) => (Math.max(from, 0) + Math.min(to, end - 1)) / 2;
    const x = within(box.left, box.right, innerWidth);
    const y = within(box.top, box.bottom, innerHeight);
    const top = document.elementFromPoint(x, y);
    const seen = top && (element.contains(top) || top.contains(element) || top.control === element);
    if (!seen) tell("hidden");
    if (style.outlineStyle === "none" || parseFloat(style.outlineWidth) < 2) tell("no outline");
    // A link in a line of text may be as high as its line.
    const small = box.width < 24 || box.height < 24;
    if (small && style.display !== "inline") tell(`${box.width}x${box.height} px`);
  }
  document.activeElement?.blur();
  scrollTo(0, 0);
  return wrong;
}
