"""Pictures of what people built: a market, a stilt house, a school, an office, a border post."""

from __future__ import annotations

from random import Random

from congxa.demo.pictures.canvas import Canvas, Colour, Point, blend
from congxa.demo.pictures.land import backdrop, draw_person, plant_tree
from congxa.demo.pictures.palette import Palette

_DARK: Colour = (62, 46, 40)
_GLASS: Colour = (120, 158, 172)
_FRUIT: tuple[Colour, ...] = ((226, 178, 52), (198, 66, 56), (110, 160, 66), (232, 132, 52), (140, 84, 132))
_CLOTH: tuple[Colour, ...] = ((198, 76, 68), (62, 124, 150), (86, 140, 90), (214, 156, 62), (138, 92, 140))


def draw_market(canvas: Canvas, light: Palette, chance: Random) -> None:
    backdrop(canvas, light, chance, 400)
    canvas.shaded([(0, 560), (1200, 545), (1200, 800), (0, 800)], blend(light.earth, light.haze, 0.35), light.earth)
    cloths = chance.sample(_CLOTH, 4)
    for nth, cloth in enumerate(cloths):
        _stall(canvas, light, (30 + nth * 292, 350 + (nth % 2) * 14), cloth, chance)
    for nth in range(6):
        draw_person(canvas, light, (90 + nth * 200 + chance.uniform(-40, 40), 700 + nth % 3 * 28), 150, chance)
    for nth in range(5):
        _basket(canvas, (170 + nth * 225, 752 - nth % 2 * 16), 44, chance)


def draw_stilt_house(canvas: Canvas, light: Palette, chance: Random) -> None:
    backdrop(canvas, light, chance, 490)
    for spot in ((110, 560, 130), (250, 590, 90), (1060, 575, 150), (960, 555, 90)):
        plant_tree(canvas, light, (spot[0], spot[1]), spot[2])
    wood, straw = blend(light.earth, _DARK, 0.35), blend(light.wall, (150, 112, 62), 0.7)
    for x in range(340, 900, 108):
        canvas.box(x, 560, x + 16, 716, blend(wood, _DARK, 0.3))
    canvas.box(318, 548, 892, 576, blend(wood, _DARK, 0.25))
    canvas.shaded([(340, 420), (870, 420), (870, 550), (340, 550)], blend(light.wall, wood, 0.3), wood)
    for x in range(356, 870, 18):
        canvas.line([(x, 420), (x, 548)], blend(wood, _DARK, 0.25), 1.5)
    canvas.box(560, 446, 640, 548, _DARK)
    for x in (410, 730):
        canvas.box(x, 452, x + 74, 508, blend(_DARK, wood, 0.2), radius=3)
    canvas.shaded([(280, 440), (930, 440), (810, 290), (400, 290)], straw, blend(straw, _DARK, 0.4))
    for nth in range(1, 4):
        y = 290 + nth * 38
        canvas.line([(400 - nth * 30, y), (810 + nth * 30, y)], blend(straw, _DARK, 0.22), 2)
    _ladder(canvas, wood)
    for nth in range(4):
        canvas.dot((540 + nth * 16, 262 - nth * 34), 13 + nth * 6, blend(light.haze, (255, 255, 255), 0.3))
    draw_person(canvas, light, (980, 742), 130, chance)
    _basket(canvas, (1060, 748), 40, chance)


def draw_school(canvas: Canvas, light: Palette, chance: Random) -> None:
    backdrop(canvas, light, chance, 450)
    canvas.shaded([(0, 600), (1200, 600), (1200, 800), (0, 800)], blend(light.earth, light.haze, 0.5), light.earth)
    canvas.shaded([(190, 390), (1010, 390), (1010, 610), (190, 610)], light.wall, blend(light.wall, light.earth, 0.25))
    canvas.shaded([(150, 396), (1050, 396), (960, 296), (240, 296)], light.roof, blend(light.roof, _DARK, 0.25))
    for nth in range(4):
        left = 228 + nth * 197
        _window(canvas, (left, 438), (74, 84))
        canvas.box(left + 96, 432, left + 148, 608, blend(light.near, _GLASS, 0.4), radius=3)
    for x in (200, 405, 600, 796, 1000):
        canvas.box(x - 7, 396, x + 7, 612, blend(light.wall, (255, 255, 255), 0.45))
    canvas.box(172, 606, 1028, 626, blend(light.wall, light.earth, 0.5))
    plant_tree(canvas, light, (92, 690), 190)
    plant_tree(canvas, light, (1128, 700), 170)
    for nth in range(7):
        draw_person(canvas, light, (260 + nth * 112 + chance.uniform(-24, 24), 690 + nth % 3 * 36), 92, chance)


def draw_office(canvas: Canvas, light: Palette, chance: Random) -> None:
    backdrop(canvas, light, chance, 440)
    canvas.shaded([(0, 620), (1200, 620), (1200, 800), (0, 800)], blend(light.ground, light.haze, 0.25), light.ground)
    canvas.polygon([(500, 640), (700, 640), (860, 800), (340, 800)], blend(light.wall, (170, 170, 170), 0.45))
    canvas.shaded([(220, 330), (980, 330), (980, 630), (220, 630)], light.wall, blend(light.wall, light.earth, 0.2))
    canvas.shaded([(190, 336), (1010, 336), (930, 272), (270, 272)], light.roof, blend(light.roof, _DARK, 0.3))
    canvas.shaded([(470, 300), (730, 300), (730, 636), (470, 636)], blend(light.wall, (255, 255, 255), 0.5), light.wall)
    canvas.polygon([(446, 306), (754, 306), (600, 226)], blend(light.roof, _DARK, 0.12))
    for left in (250, 350, 760, 860):
        for top in (372, 506):
            _window(canvas, (left, top), (76, 84))
    for left in (494, 564, 634):
        _window(canvas, (left, 350), (60, 76))
    canvas.box(548, 500, 652, 634, blend(_GLASS, _DARK, 0.35), radius=4)
    for x in (482, 530, 660, 706):
        canvas.box(x, 470, x + 14, 636, (255, 252, 240))
    canvas.box(456, 462, 744, 480, blend(light.roof, _DARK, 0.1))
    for nth, x in enumerate((110, 180, 1020, 1096)):
        plant_tree(canvas, light, (x, 668 + nth % 2 * 16), 110)
    draw_person(canvas, light, (420 + chance.uniform(-30, 30), 742), 104, chance)
    draw_person(canvas, light, (800 + chance.uniform(-30, 30), 756), 104, chance)


def draw_border(canvas: Canvas, light: Palette, chance: Random) -> None:
    backdrop(canvas, light, chance, 500)
    canvas.polygon([(520, 510), (600, 510), (1010, 800), (230, 800)], blend(light.earth, light.haze, 0.2))
    canvas.shaded([(700, 400), (960, 400), (960, 600), (700, 600)], light.wall, blend(light.wall, light.earth, 0.3))
    canvas.shaded([(676, 406), (984, 406), (936, 346), (724, 346)], light.near, blend(light.near, _DARK, 0.3))
    _window(canvas, (730, 446), (70, 64))
    canvas.box(840, 446, 906, 600, blend(light.near, _DARK, 0.2), radius=3)
    canvas.box(700, 596, 960, 612, blend(light.wall, light.earth, 0.5))
    _barrier(canvas)
    stone = (206, 200, 190)
    canvas.shaded([(176, 690), (196, 560), (264, 560), (284, 690)], stone, blend(stone, _DARK, 0.3))
    canvas.box(156, 686, 304, 712, blend(stone, _DARK, 0.2), radius=4)
    canvas.box(206, 592, 254, 600, (172, 58, 50))
    for nth, x in enumerate((60, 350, 1060, 1150)):
        plant_tree(canvas, light, (x, 620 + nth % 2 * 30), 120 - nth % 3 * 20)


def _stall(canvas: Canvas, light: Palette, corner: Point, cloth: Colour, chance: Random) -> None:
    x, y = corner
    for post in (x + 10, x + 246):
        canvas.box(post, y + 50, post + 10, y + 266, _DARK)
    for nth in range(7):
        left = x - 8 + nth * 40
        fill = cloth if nth % 2 == 0 else (250, 244, 228)
        canvas.polygon([(left + 10, y), (left + 50 - 6, y), (left + 40, y + 74), (left, y + 74)], fill)
        canvas.dot((left + 20, y + 74), 20, fill)
    canvas.box(x - 2, y + 178, x + 268, y + 256, blend(light.earth, _DARK, 0.25), radius=4)
    for nth in range(5):
        heap = (x + 34 + nth * 50, y + 172)
        fruit = chance.choice(_FRUIT)
        for dx, dy in ((-15, 0), (0, 0), (15, 0), (-8, -13), (8, -13), (0, -25)):
            canvas.dot((heap[0] + dx, heap[1] + dy), 9.5, fruit)
            canvas.dot((heap[0] + dx - 3, heap[1] + dy - 3), 2.5, blend(fruit, (255, 255, 255), 0.5))


def _basket(canvas: Canvas, foot: Point, size: float, chance: Random) -> None:
    x, y = foot
    fruit = chance.choice(_FRUIT)
    for dx in (-0.45, 0.0, 0.45):
        canvas.dot((x + dx * size, y - size * 0.82), size * 0.36, fruit)
    canvas.polygon(
        [(x - size, y - size * 0.75), (x + size, y - size * 0.75), (x + size * 0.65, y), (x - size * 0.65, y)],
        (186, 142, 84),
    )
    canvas.line([(x - size * 0.9, y - size * 0.5), (x + size * 0.9, y - size * 0.5)], (146, 104, 60), 3)
    canvas.line([(x - size * 0.8, y - size * 0.25), (x + size * 0.8, y - size * 0.25)], (146, 104, 60), 3)


def _window(canvas: Canvas, corner: Point, size: Point) -> None:
    (x, y), (wide, high) = corner, size
    canvas.box(x - 5, y - 5, x + wide + 5, y + high + 5, (255, 252, 240), radius=3)
    canvas.shaded(
        [(x, y), (x + wide, y), (x + wide, y + high), (x, y + high)], blend(_GLASS, (255, 255, 255), 0.4), _GLASS
    )
    canvas.line([(x + wide / 2, y), (x + wide / 2, y + high)], (255, 252, 240), 4)
    canvas.line([(x, y + high / 2), (x + wide, y + high / 2)], (255, 252, 240), 4)


def _ladder(canvas: Canvas, wood: Colour) -> None:
    dark = blend(wood, _DARK, 0.45)
    canvas.line([(572, 560), (530, 728)], dark, 9)
    canvas.line([(636, 560), (602, 728)], dark, 9)
    for nth in range(6):
        share = nth / 6 + 0.08
        canvas.line([(572 - 42 * share, 560 + 168 * share), (636 - 34 * share, 560 + 168 * share)], dark, 7)


def _barrier(canvas: Canvas) -> None:
    canvas.box(350, 590, 376, 706, (92, 96, 102), radius=3)
    for nth in range(9):
        left = 360 + nth * 46
        fill = (196, 58, 52) if nth % 2 == 0 else (250, 246, 238)
        canvas.polygon([(left, 606), (left + 46, 606), (left + 46, 624), (left, 624)], fill)
    canvas.box(766, 590, 784, 700, (92, 96, 102), radius=3)
