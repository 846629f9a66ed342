"""The plot of growth: seconds by size, both logarithmic, with the square for comparison."""
import math

WIDTH, HEIGHT = 640, 420
LEFT, RIGHT, TOP, BOTTOM = 70, 620, 20, 360


def plot(points, limit):
    """An SVG of each region, and of the median of each size.

    Args:
        points: size, median seconds, and for each region its seconds and whether it was proven.
        limit: seconds after which a search was stopped.
    """
    sizes = [size for size, _, _ in points]
    every = [seconds for _, _, runs in points for seconds, _ in runs]
    x = scale(min(sizes) / 1.1, max(sizes) * 1.1, LEFT, RIGHT)
    y = scale(min(every) / 1.5, max(limit, *every) * 1.5, BOTTOM, TOP)
    parts = axes(x, y, sizes, min(every), limit)
    least, start, _ = points[0]
    square = [(size, start * (size / least) ** 2) for size in sizes]
    visible = [(x(size), y(value)) for size, value in square if value <= limit * 1.5]
    parts.append(line(visible, "#999", dashed=True))
    parts.append(line([(x(s), y(m)) for s, m, _ in points if math.isfinite(m)], "#1f5fa8"))
    for size, _, runs in points:
        for seconds, proven in runs:
            fill = "#1f5fa8" if proven else "#fff"
            parts.append(f'<circle cx="{x(size):.1f}" cy="{y(seconds):.1f}" r="4" fill="{fill}"'
                         f' stroke="#1f5fa8"/>')
    parts.append(text(LEFT + 10, TOP + 14, "line: median; dashed: quadratic; empty: not proven"
                      f" within {limit} s", "start"))
    return "\n".join([
        f'<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 {WIDTH} {HEIGHT}"'
        ' font-family="sans-serif" font-size="12">',
        "<title>Seconds of propose by number of municipalities</title>",
        f'<rect width="{WIDTH}" height="{HEIGHT}" fill="#fff"/>', *parts, "</svg>"]) + "\n"


def scale(least, most, start, end):
    span = math.log(most / least)
    return lambda value: start + (end - start) * math.log(value / least) / span


def axes(x, y, sizes, fastest, limit):
    parts = [line([(LEFT, TOP), (LEFT, BOTTOM), (RIGHT, BOTTOM)], "#333")]
    for size in sizes:
        parts.append(text(x(size), BOTTOM + 18, str(size), "middle"))
    power = math.ceil(math.log10(fastest / 1.5))
    while 10 ** power <= limit * 1.5:
        parts.append(line([(LEFT, y(10 ** power)), (RIGHT, y(10 ** power))], "#ddd"))
        parts.append(text(LEFT - 8, y(10 ** power) + 4, f"{10.0 ** power:g}", "end"))
        power += 1
    parts.append(text((LEFT + RIGHT) / 2, BOTTOM + 44, "municipalities", "middle"))
    parts.append(text(LEFT - 8, TOP + 4, "seconds", "end"))
    return parts


def line(points, colour, dashed=False):
    path = " ".join(f"{x:.1f},{y:.1f}" for x, y in points)
    dash = ' stroke-dasharray="5 4"' if dashed else ""
    return f'<polyline points="{path}" fill="none" stroke="{colour}"{dash}/>'


def text(x, y, content, anchor):
    return f'<text x="{x:.1f}" y="{y:.1f}" text-anchor="{anchor}" fill="#333">{content}</text>'
