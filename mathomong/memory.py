"""Memory that stays: the large arrays of one training step take the place of the last step's, page by page."""

import numpy as np

LARGEST_KEPT = 4_000_000  # numbers of 8 bytes: just under the 32 MB up to which glibc learns from what is freed


def keep_freed_memory() -> None:
    """Teach the system's allocator to keep what is freed, for the next array of that size.

    glibc, the C library of most Linux systems, gives every large array back to the system as soon as it is freed, and
    takes fresh pages for the next one: half of the time of a training step. After one array of LARGEST_KEPT numbers was
    freed it keeps such memory (mallopt(3), M_MMAP_THRESHOLD). The array is never written, so it costs no memory. Other
    C libraries are left as they are.

    >>> keep_freed_memory()
    """
    np.empty(LARGEST_KEPT)
