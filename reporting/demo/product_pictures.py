"""Drawn patterns that stand for photographs of products: woven, dyed, cut, glazed; some palettes of each."""

import hashlib
import io
import math

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw

from workshops.access.models import User
from workshops.models import Attachment, CraftCategory

WIDTH, HEIGHT = 960, 720
INDIGO, CINNABAR, JADE, OCHRE, INK, ROSE = (
    ("#16305c", "#f4efe2", "#5f86b8"), ("#a3271a", "#fbeee0", "#e2a05a"), ("#1f5b45", "#f1eedd", "#86b39a"),
    ("#8a5a12", "#f8f0da", "#d9a441"), ("#23262d", "#ece6d8", "#8c8370"), ("#7d2f4d", "#f7e9ea", "#c98a9f"),
)  # fmt: skip


def batik(draw: ImageDraw.ImageDraw, dark: str, light: str, mid: str) -> None:
    """Rings and spirals left white in the dye."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=dark)
    for row in range(4):
        for column in range(5):
            x, y = column * 240 + (row % 2) * 120, row * 220 + 40
            for radius in (96, 74, 52, 30):
                draw.ellipse((x - radius, y - radius, x + radius, y + radius), outline=light, width=6)
            draw.ellipse((x - 12, y - 12, x + 12, y + 12), fill=mid)
            for turn in range(12):
                angle = turn * math.pi / 6
                dx, dy = math.cos(angle) * 108, math.sin(angle) * 108
                draw.ellipse((x + dx - 5, y + dy - 5, x + dx + 5, y + dy + 5), fill=light)


def woven(draw: ImageDraw.ImageDraw, dark: str, light: str, mid: str) -> None:
    """Strips over and under."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=mid)
    size = 48
    for row in range(HEIGHT // size + 1):
        for column in range(WIDTH // size + 1):
            x, y = column * size, row * size
            if (row + column) % 2:
                draw.rounded_rectangle(
                    (x - 10, y + 6, x + size + 10, y + size - 6), 8, fill=light, outline=dark, width=2
                )
            else:
                draw.rounded_rectangle((x + 6, y - 10, x + size - 6, y + size + 10), 8, fill=dark)


def lozenges(draw: ImageDraw.ImageDraw, dark: str, light: str, mid: str) -> None:
    """Brocade."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=light)
    for row in range(-1, 6):
        for column in range(-1, 9):
            x, y = column * 120 + (row % 2) * 60, row * 150
            for size, fill in ((1.0, dark), (0.76, light), (0.54, mid), (0.28, dark)):
                w, h = 60 * size, 75 * size
                draw.polygon([(x + 60, y + 75 - h), (x + 60 + w, y + 75), (x + 60, y + 75 + h), (x + 60 - w, y + 75)],
                             fill=fill)  # fmt: skip


def papercut(draw: ImageDraw.ImageDraw, dark: str, light: str, mid: str) -> None:
    """A folded flower."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=light)
    x, y = WIDTH / 2, HEIGHT / 2
    draw.ellipse((x - 320, y - 320, x + 320, y + 320), fill=dark)
    for ring, (distance, size, fill) in enumerate(
        ((250, 52, light), (165, 44, light), (95, 26, light), (250, 20, dark))
    ):
        for turn in range(16):
            angle = turn * math.pi / 8 + (ring % 2) * math.pi / 16
            dx, dy = x + math.cos(angle) * distance, y + math.sin(angle) * distance
            draw.ellipse((dx - size * 0.8, dy - size * 0.8, dx + size * 0.8, dy + size * 0.8), fill=fill)
    draw.ellipse((x - 48, y - 48, x + 48, y + 48), fill=mid)


def vessel(draw: ImageDraw.ImageDraw, dark: str, light: str, mid: str) -> None:
    """A pot on a table."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=light)
    draw.rectangle((0, 540, WIDTH, HEIGHT), fill=mid)
    draw.ellipse((290, 200, 670, 620), fill=dark)
    draw.rounded_rectangle((400, 150, 560, 250), 20, fill=dark)
    draw.ellipse((390, 130, 570, 175), fill=mid, outline=dark, width=8)
    for line in range(4):
        draw.arc((310, 250 + line * 60, 650, 400 + line * 60), 20, 160, fill=light, width=6)


def waves(draw: ImageDraw.ImageDraw, dark: str, light: str, mid: str) -> None:
    """Hammered or embroidered scales."""
    draw.rectangle((0, 0, WIDTH, HEIGHT), fill=light)
    for row in range(14):
        for column in range(-1, 13):
            x, y = column * 80 + (row % 2) * 40, row * 56
            for radius, fill in ((44, dark), (34, light), (24, mid), (14, dark)):
                draw.ellipse((x + 40 - radius, y - radius, x + 40 + radius, y + radius), fill=fill)


# Of each craft some pictures: (motif, palette).
DRAWN = {
    "batik-indigo": (batik, INDIGO), "batik-ink": (batik, INK), "batik-rose": (batik, ROSE),
    "woven-ochre": (woven, OCHRE), "woven-jade": (woven, JADE), "woven-ink": (woven, INK), "woven-rose": (woven, ROSE),
    "lozenges-cinnabar": (lozenges, CINNABAR), "lozenges-indigo": (lozenges, INDIGO), "lozenges-jade": (lozenges, JADE),
    "lozenges-rose": (lozenges, ROSE), "papercut-cinnabar": (papercut, CINNABAR), "papercut-rose": (papercut, ROSE),
    "papercut-ochre": (papercut, OCHRE), "papercut-indigo": (papercut, INDIGO), "vessel-indigo": (vessel, INDIGO),
    "vessel-jade": (vessel, JADE), "vessel-ochre": (vessel, OCHRE), "vessel-cinnabar": (vessel, CINNABAR),
    "vessel-ink": (vessel, INK), "waves-ink": (waves, INK), "waves-indigo": (waves, INDIGO),
    "waves-ochre": (waves, OCHRE), "waves-jade": (waves, JADE), "waves-cinnabar": (waves, CINNABAR),
}  # fmt: skip
MOTIFS = {
    "textile": ("batik", "lozenges"), "clothing": ("lozenges", "waves"), "weaving": ("woven",),
    "carving": ("vessel", "papercut"),
    "furniture": ("woven", "vessel"), "metal": ("waves",), "papercut": ("papercut",), "ceramics": ("vessel",),
    "stationery": ("woven", "papercut"), "lacquer": ("vessel", "lozenges"), "printing": ("papercut", "lozenges"),
    "food": ("waves", "vessel"), "medicine": ("waves", "vessel"), "implements": ("woven", "waves"),
}  # fmt: skip


def pictures(owner: User) -> dict[str, list[Attachment]]:
    """Craft category → its pictures, stored once and used for many products."""
    stored = {name: _store(name, owner) for name in DRAWN}
    return {
        craft: [each for name, each in stored.items() if name.split("-")[0] in MOTIFS[craft]]
        for craft in CraftCategory.values
    }


def _store(name: str, owner: User) -> Attachment:
    motif, palette = DRAWN[name]
    picture, written = Image.new("RGB", (WIDTH, HEIGHT)), io.BytesIO()
    motif(ImageDraw.Draw(picture), *palette)
    picture.save(written, "JPEG", quality=80)
    content = written.getvalue()
    attachment = Attachment(
        owner=owner, kind=Attachment.Kind.PHOTO, shared=True, name=f"{name}.jpg", content_type="image/jpeg",
        size=len(content), sha256=hashlib.sha256(content).hexdigest(),
    )  # fmt: skip
    attachment.file.save("", ContentFile(content), save=False)
    attachment.save()
    return attachment
