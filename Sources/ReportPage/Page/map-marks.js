"use strict";
/**
 * Marks on maps, as the report draws them: chips with staff and with those who wait, arrows of help,
 * and the lines across the land of a municipality of which nobody is served.
 *
 * @param kind The class by which a page finds its marks again.
 * @param hatchingName The id of the pattern of lines.
 */
const mapMarks = (kind, hatchingName) => {
  const ink = "#000000";
  const paper = "#ffffff";

  function drawn(name, attributes, ...children) {
    const made = document.createElementNS("http://www.w3.org/2000/svg", name);
    for (const [key, value] of Object.entries(attributes)) made.setAttribute(key, value);
    made.append(...children);
    return made;
  }
  const widthOf = (text) => [...text].reduce((width, letter) => width + (/[0-9]/.test(letter) ? 6.7 : 3.4), 0);
  const text = (words, x, y, colour, weight) => drawn("text", {
    x, y, "font-size": 12, "text-anchor": "middle", fill: colour, "font-weight": weight,
  }, words);
  const pictograms = {
    base: "M6 0a3 3 0 1 1 0 6a3 3 0 1 1 0-6zM0.5 13c0-8 11-8 11 0z",
    leader: "M6.5 .3L8.2 4.6L12.8 4.9L9.2 7.8L10.4 12.3L6.5 9.8L2.6 12.3L3.8 7.8L.2 4.9L4.8 4.6z",
    waiting: "M1.5 0h9v2L7.5 6.5L10.5 11v2h-9v-2L4.5 6.5L1.5 2z",
  };
  const pictogram = (sign, x, y, colour) =>
    drawn("path", { d: pictograms[sign], fill: colour, transform: `translate(${x} ${y})` });
  const chipWidth = ({ number, leaders }) => 22 + widthOf(number) + leaders * 16;

  /** A sign with a number; `sign` is base or waiting. */
  function chip({ kind: sign, number, leaders }, left, top) {
    const [ground, colour] = sign === "base" ? [ink, paper] : [paper, ink];
    const width = widthOf(number);
    return drawn("g", { class: `chip ${sign} ${kind}` },
      drawn("rect", {
        x: left, y: top, width: chipWidth({ number, leaders }), height: 17, rx: 3, fill: ground, stroke: ink,
      }),
      pictogram(sign, left + 4, top + 2, colour),
      text(number, left + 18 + width / 2, top + 13, colour, "bold"),
      ...Array.from({ length: leaders }, (_, place) =>
        pictogram("leader", left + 19 + width + place * 16, top + 2, colour)));
  }

  const contains = (box, { x, y }, margin = 0) => x >= box.x - margin && x <= box.x + box.width + margin
    && y >= box.y - margin && y <= box.y + box.height + margin;
  const overlap = (a, b) => a.x < b.x + b.width && b.x < a.x + a.width && a.y < b.y + b.height && b.y < a.y + a.height;
  const middle = (box) => ({ x: box.x + box.width / 2, y: box.y + box.height / 2 });

  /** A bent line from the edge of a label to that of another one. */
  function curve(from, to, bend) {
    const [a, b] = [middle(from), middle(to)];
    const side = { x: (a.x + b.x) / 2 - bend * (b.y - a.y), y: (a.y + b.y) / 2 + bend * (b.x - a.x) };
    const points = Array.from({ length: 49 }, (_, step) => {
      const t = step / 48;
      const at = (axis) => (1 - t) ** 2 * a[axis] + 2 * t * (1 - t) * side[axis] + t ** 2 * b[axis];
      return { x: at("x"), y: at("y") };
    });
    const outside = points.filter((point) => !contains(from, point, 2) && !contains(to, point, 3));
    return outside.length >= 5 ? outside : points;
  }

  /**
   * The arrow between two of the boxes that runs over the fewest others, and its number, whose own
   * box is added to them.
   */
  function arrow(from, to, number, boxes, { isDashed, attributes }) {
    const others = boxes.filter((box) => box && box !== from && box !== to);
    const tried = [0, 0.12, -0.12, 0.24, -0.24, 0.4, -0.4].map((bend) => {
      const points = curve(from, to, bend);
      const { x, y } = points[Math.floor(points.length / 2)];
      const width = widthOf(number) + 10;
      const box = { x: x - width / 2, y: y - 8, width, height: 16 };
      const covered = points.filter((point) => others.some((other) => contains(other, point))).length;
      const hidden = others.filter((other) => overlap(other, box)).length;
      return { points, box, cost: covered + 20 * hidden + 2 * Math.abs(bend) };
    });
    const { points, box } = tried.reduce((best, one) => (one.cost < best.cost ? one : best));
    boxes.push(box);
    const place = ({ x, y }) => `${x.toFixed(1)} ${y.toFixed(1)}`;
    const tip = points[points.length - 1];
    const before = points[Math.max(0, points.length - 5)];
    const length = Math.max(0.1, Math.hypot(tip.x - before.x, tip.y - before.y));
    const [dx, dy] = [(tip.x - before.x) / length, (tip.y - before.y) / length];
    const corner = (back, aside) => place({ x: tip.x - back * dx - aside * dy, y: tip.y - back * dy + aside * dx });
    // Between labels that touch, the head is all there is room for.
    const shaft = points.filter(({ x, y }) => Math.hypot(tip.x - x, tip.y - y) > 6).map(place).join("L");
    const line = shaft && `M${shaft}`;
    const head = `M${place(tip)}L${corner(10, 5)}L${corner(10, -5)}z`;
    const dashes = isDashed ? "5 4" : "none";
    return {
      line: drawn("g", { class: `help ${kind}`, ...attributes },
        drawn("path", { d: line, fill: "none", stroke: paper, "stroke-width": 4.5 }),
        drawn("path", { d: head, fill: paper, stroke: paper, "stroke-width": 2.5 }),
        drawn("path", { d: line, fill: "none", stroke: ink, "stroke-width": 2, "stroke-dasharray": dashes }),
        drawn("path", { d: head, fill: ink })),
      number: drawn("g", { class: `help-number ${kind}` },
        drawn("rect", { ...box, rx: 8, fill: paper, stroke: ink }),
        text(number, box.x + box.width / 2, box.y + 12.2, ink, "normal")),
    };
  }

  /** Lines across the land of a municipality of which nobody is served. */
  const hatching = drawn("pattern", {
    id: hatchingName, width: 9, height: 9, patternUnits: "userSpaceOnUse", patternTransform: "rotate(-45)",
  }, drawn("rect", { width: 2, height: 9, fill: "#111111" }));

  return { drawn, chip, chipWidth, arrow, hatching, overlap, pictogram };
};
