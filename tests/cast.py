"""The people of the tests: a drafter, a reviewer, a chair, a clerk, the police, strangers."""
