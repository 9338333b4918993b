# unix2dos, dos2unix: line ends both ways
printf 'a\nb\n' >f; unix2dos f; od -c f; dos2unix f; od -c f; printf 'x\r\n' | dos2unix | od -c
