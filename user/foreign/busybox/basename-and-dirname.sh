# basename, dirname: slashes, suffixes, the root
for p in /usr/lib/x.so x ./a/ / // a//b ''; do echo "$(basename "$p") $(dirname "$p")"; done; basename /a/b.c .c; basename b .c; basename; echo $?
