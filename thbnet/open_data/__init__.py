"""Public tables as files for machines and spreadsheets. Each app registers its own."""

from .addresses import Addresses
from .tables import Field, Table, both, register, tables

__all__ = ["Addresses", "Field", "Table", "both", "register", "tables"]
