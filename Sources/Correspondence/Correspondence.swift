// Correspondence makes what goes out: letters and lists as PDF, lists also as workbooks and CSV. It is given plain
// content values and wording, and returns bytes. It refuses to know the register, the clock, files and settings, and
// it never decides who gets a letter.
