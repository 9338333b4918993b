# echo, printf: escapes, formats used again, numbers, errors
echo -n a; echo -e 'b\tc\n\x41\0102'; echo -E 'a\tb'; /bb/echo -e 'x\cy'; echo
printf '%s-%d\n' a 1 b 2 c; printf '%5.2f|%-6s|%06d|%+d|%x|%o|%e\n' 3.14159 ab 42 7 255 8 12345.678; printf '%b' 'a\tb\n'; printf '%c%c\n' abc def; printf '%d\n' 0x10 010 "'A"; printf '%d\n' junk; echo $?; /bb/printf '%q\n' 'a b' 2>&1; printf '%%\n'
