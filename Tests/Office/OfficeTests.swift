// Tests of Office.
