// Fixtures for tests.
