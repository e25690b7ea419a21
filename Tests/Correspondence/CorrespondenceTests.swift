// Tests of Correspondence.
