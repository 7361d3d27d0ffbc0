"""Settings for all tests: properties are tried on the same examples every time, so that a red test stays red."""

from hypothesis import settings

settings.register_profile("course", derandomize=True, deadline=None, max_examples=50)
settings.load_profile("course")
