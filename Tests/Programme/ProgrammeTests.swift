// Tests of Programme.
