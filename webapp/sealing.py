"""What even the database must not hold in the clear: sealed with keys that are kept outside it."""

import json
import os
import tempfile
from pathlib import Path
from typing import Any

from cryptography.fernet import Fernet, InvalidToken, MultiFernet


class CannotUnseal(Exception):
    """Something was sealed with a key that is not in the file of keys any more."""


class Keyring:
    """The keys in a file, one a line, newest first: the first seals, all unseal. The file is made when first needed.

    Another process may have put a new key in, so the file is read again whenever it has changed.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        self._read_at: tuple[int, int] | None = None
        self._keys = MultiFernet([Fernet(Fernet.generate_key())])

    def seal(self, value: Any) -> bytes:
        """Anything JSON can hold, so that only these keys can read it."""
        return self._current().encrypt(json.dumps(value, ensure_ascii=False).encode())

    def unseal(self, sealed: bytes) -> Any:
        """What was sealed. Raises CannotUnseal when its key is gone."""
        try:
            return json.loads(self._current().decrypt(sealed))
        except InvalidToken as error:
            raise CannotUnseal(f"No key in {self.path} opens this. Put back the key it was sealed with.") from error

    def renew(self, sealed: bytes) -> bytes:
        """The same, sealed with the newest key."""
        try:
            return self._current().rotate(sealed)
        except InvalidToken as error:
            raise CannotUnseal(f"No key in {self.path} opens this. Put back the key it was sealed with.") from error

    def add_key(self) -> None:
        """Put a new key first. The old ones still unseal."""
        self._write([Fernet.generate_key().decode(), *self._lines()])

    def keep_newest(self) -> None:
        """Forget every key but the first, once nothing is sealed with the others."""
        self._write(self._lines()[:1])

    def _current(self) -> MultiFernet:
        if not self.path.exists():
            self._make()
        found = self.path.stat()
        if self._read_at != (found.st_mtime_ns, found.st_ino):
            self._keys = MultiFernet([Fernet(line) for line in self._lines()])
            self._read_at = (found.st_mtime_ns, found.st_ino)
        return self._keys

    def _lines(self) -> list[str]:
        if not self.path.exists():
            self._make()
        return self.path.read_text().split()

    def _make(self) -> None:
        """A first key, unless another process was quicker."""
        written = self._written([Fernet.generate_key().decode()])
        try:
            os.link(written, self.path)
        except FileExistsError:
            pass
        finally:
            written.unlink()
        self._settle()

    def _write(self, lines: list[str]) -> None:
        self._written(lines).replace(self.path)
        self._settle()

    def _settle(self) -> None:
        """The folder too, on the disk for good: nothing may be sealed with a key that a power cut would take."""
        folder = os.open(self.path.parent, os.O_RDONLY)
        try:
            os.fsync(folder)
        finally:
            os.close(folder)

    def _written(self, lines: list[str]) -> Path:
        """The keys in a new file beside the old, on the disk for good, readable only by its owner."""
        with tempfile.NamedTemporaryFile("w", dir=self.path.parent, delete=False) as file:
            file.write("\n".join(lines) + "\n")
            file.flush()
            os.fsync(file.fileno())
        return Path(file.name)
