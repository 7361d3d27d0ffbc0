"""The course as a site for any static host: pages to read, and notebooks that run in the reader's own browser."""
