"""SurveyJS: forms as JSON, for the question types and conditions that both know."""
