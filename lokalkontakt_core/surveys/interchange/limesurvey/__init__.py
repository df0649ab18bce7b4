"""LimeSurvey: the tab-separated survey structure that it imports."""
