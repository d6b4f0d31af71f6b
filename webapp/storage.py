"""Files, each kept once under the SHA-256 of its bytes, on the disk for good before anybody is told so."""

import hashlib
import os
import tempfile
from dataclasses import dataclass
from io import BytesIO
from pathlib import Path
from typing import BinaryIO

CHUNK = 1024 * 1024


@dataclass(frozen=True)
class KeptFile:
    """What is known of a file that is kept: the name of its bytes, and how many there are."""

    sha256: str
    size: int


class Storage:
    """A folder of files named by their hash."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder

    def path(self, sha256: str) -> Path:
        """Where the bytes are; there may be none yet."""
        return self.folder.joinpath(sha256[:2], sha256)

    def has(self, sha256: str) -> bool:
        return self.path(sha256).is_file()

    def read(self, sha256: str) -> bytes:
        return self.path(sha256).read_bytes()

    def keep_bytes(self, content: bytes) -> KeptFile:
        """Keep bytes made here."""
        return self.keep(BytesIO(content))

    def keep(self, stream: BinaryIO) -> KeptFile:
        """Keep a stream of any length, hashing as it is read."""
        digest, size = hashlib.sha256(), 0
        with tempfile.NamedTemporaryFile(dir=self._ready(self.folder), delete=False) as file:
            try:
                while chunk := stream.read(CHUNK):
                    digest.update(chunk)
                    size += len(chunk)
                    file.write(chunk)
                self._settle(file, digest.hexdigest())
            except BaseException:
                Path(file.name).unlink(missing_ok=True)
                raise
        return KeptFile(digest.hexdigest(), size)

    def _settle(self, file: "tempfile._TemporaryFileWrapper[bytes]", sha256: str) -> None:
        """Fsync, rename, fsync of the folders: in that order nothing half-written ever has the name."""
        target = self.path(sha256)
        file.flush()
        os.fsync(file.fileno())
        self._ready(target.parent)
        Path(file.name).replace(target)
        # The folder of all too: the one below it may be new, and would be lost with what is in it.
        for folder in (target.parent, self.folder):
            opened = os.open(folder, os.O_RDONLY)
            try:
                os.fsync(opened)
            finally:
                os.close(opened)

    @staticmethod
    def _ready(folder: Path) -> Path:
        folder.mkdir(parents=True, exist_ok=True)
        return folder
