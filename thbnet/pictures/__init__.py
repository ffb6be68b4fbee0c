from .fields import PictureField
from .redrawing import redraw

__all__ = ["PictureField", "redraw"]
