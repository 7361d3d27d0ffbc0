"""A club's evening on this computer: N learners under one JupyterHub, each with notebook 04: `python -m benchmarks.load 1 10`."""
