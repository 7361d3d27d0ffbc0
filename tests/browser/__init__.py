"""What a learner's own browser shows: tests in a real JupyterLab, and the tools for them."""
