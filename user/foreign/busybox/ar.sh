# ar: list, print, take out of an archive
printf '!<arch>\n%-16s%-12s%-6s%-6s%-8s%-10s`\n%s' a.txt/ 0 0 0 100644 6 'hello
' >x.a
ar t x.a; ar p x.a a.txt; ar x x.a; cat a.txt; ar t none.a; echo $?
