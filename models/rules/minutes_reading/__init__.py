"""Minutes on paper, read: who came, what was taken, what was resolved and who is to do what.

The forms are those of published minutes (Warwickshire, 12 March 2019, and others like it). Nothing here is law, and
nothing is certain: everything found says which words it comes from, so that somebody can look and put it right.
"""

from models.rules.minutes_reading.found import FoundAction, FoundItem, FoundPerson, FoundResolution, Read
from models.rules.minutes_reading.lines import Line
from models.rules.minutes_reading.reading import read

__all__ = ["FoundAction", "FoundItem", "FoundPerson", "FoundResolution", "Line", "Read", "read"]
