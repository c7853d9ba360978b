# SPDX-License-Identifier: GPL-2.0-only
"""Results files changed by somebody who knows that the seal is an unkeyed sum."""
import contextlib
import hashlib
import struct

import h5py

MARK = b"TVSEAL1\n"
SIZE = len(MARK) + 32


def sealed(content):
    return content + MARK + hashlib.blake2b(content, digest_size=32).digest()


@contextlib.contextmanager
def unsealed(file):
    """Within, the file is plain HDF5; behind, it has a seal that fits."""
    content = file.read_bytes()
    assert content[-SIZE:-32] == MARK and sealed(content[:-SIZE]) == content
    file.write_bytes(content[:-SIZE])
    yield file
    file.write_bytes(sealed(file.read_bytes()))


def lie_in_the_heap(file):
    """Makes a sealed file that HDF5 1.10.8 does not survive: a text of variable length whose object in the
    global heap says that it is 200 MB long."""
    name = "x" * 40_000
    with unsealed(file):
        with h5py.File(file, "r+") as f:
            f.attrs["scenario_name"] = name
        content = bytearray(file.read_bytes())
        size_of_it = struct.pack("<Q", len(name))
        lies = 0
        heap = content.find(b"GCOL")
        while heap >= 0:
            first = heap + 16  # behind signature, version and the collection's size
            if content[first + 8:first + 16] == size_of_it:
                content[first + 8:first + 16] = struct.pack("<Q", 200_000_000)
                lies += 1
            heap = content.find(b"GCOL", heap + 4)
        assert lies == 1
        file.write_bytes(content)
