"""XLSForm: a form in the sheets `survey`, `choices` and `settings`."""
