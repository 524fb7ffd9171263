// What is wrong with how a page looks. These functions run in the page.

// Texts that are hard to read: WCAG 2.2 asks for a contrast of 4.5, of large text for 3.
export function paleTexts() {
  const parse = (color) => {
    const [r, g, b, a = 1] = color.match(/[\d.]+/g).map(Number);
    return { r, g, b, a };
  };
  const over = (top, below) => ({
    r: top.r * top.a + below.r * (1 - top.a),
    g: top.g * top.a + below.g * (1 - top.a),
    b: top.b * top.a + below.b * (1 - top.a),
    a: 1,
  });
  const light = (value) => (value / 255 <= 0.04045 ? value / 255 / 12.92 : ((value / 255 + 0.055) / 1.055) ** 2.4);
  const luminance = ({ r, g, b }) => 0.2126 * light(r) + 0.7152 * light(g) + 0.0722 * light(b);
  const background = (element) => {
    if (!element) return { r: 255, g: 255, b: 255, a: 1 };
    const own = parse(getComputedStyle(element).backgroundColor);
    return own.a === 1 ? own : over(own, background(element.parentElement));
  };
  const pale = new Set();
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (texts.nextNode()) {
    const element = texts.currentNode.parentElement;
    const text = texts.currentNode.textContent.trim();
    if (!text || !element.checkVisibility({ opacityProperty: true, visibilityProperty: true })) continue;
    if (element.closest("noscript, style, script, svg, :disabled")) continue;
    const style = getComputedStyle(element);
    const below = background(element);
    const [one, other] = [luminance(over(parse(style.color), below)), luminance(below)].sort((a, b) => b - a);
    const ratio = (one + 0.05) / (other + 0.05);
    const size = parseFloat(style.fontSize);
    const large = size >= 24 || (size >= 18.66 && style.fontWeight >= 700);
    if (ratio < (large ? 3 : 4.5)) pale.add(`${ratio.toFixed(1)} ${element.localName}.${element.className} ${text.slice(0, 30)}`);
  }
  return [...pale];
}

// Controls that a finger misses: WCAG 2.2 asks for 24 pixels each way, links within a text aside.
export function tinyTargets() {
  return [...document.querySelectorAll("a[href], button, summary, input, select, textarea")]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.closest(".skip, p, td, dd, label"))
    .map((control) => [control, control.getBoundingClientRect()])
    .filter(([, box]) => box.width > 0 && (box.width < 24 || box.height < 24))
    .map(([control, box]) => `${Math.round(box.width)}×${Math.round(box.height)} ${control.localName}.${control.className} ${control.textContent.slice(0, 30)}`);
}

// Marks what the Tab key must reach, and returns how much that is.
export function markControls() {
  const controls = [...document.querySelectorAll("a[href], button, summary, input, select, textarea, [tabindex='0']")]
    .filter((control) => control.checkVisibility({ visibilityProperty: true }) && !control.disabled && control.tabIndex >= 0);
  controls.forEach((control, number) => (control.dataset.number = number));
  return controls.length;
}

// Which control has the focus, and whether one can see that.
export function focused() {
  const control = document.activeElement;
  const style = getComputedStyle(control);
  const outlined = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { number: Number(control.dataset?.number ?? -1), seen: outlined, name: control.textContent.trim().slice(0, 40) };
}
