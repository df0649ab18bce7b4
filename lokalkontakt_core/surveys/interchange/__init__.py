"""Forms from and for other survey systems: XLSForm, LimeSurvey, SurveyJS; what is not carried over is listed."""
