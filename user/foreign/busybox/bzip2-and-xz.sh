# bzip2, xz, lzma: both ways
seq 3000 >n; bzip2 -c n | bunzip2 | md5sum; bzip2 n; ls; bzcat n.bz2 | tail -1; bunzip2 n.bz2; ls
bzip2 -9 <n | wc -c; echo junk | bunzip2 2>&1; echo $?; echo junk | unxz 2>&1; echo $?
