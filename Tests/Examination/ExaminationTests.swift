// Tests of Examination.
