// Tests of Forms.
