# chroot: another root, what is outside is not seen
mkdir -p r/bin r/d; cp /bin/busybox r/bin/busybox; echo inside >r/d/f; chroot r /bin/busybox cat /d/f; chroot r /bin/busybox ls /; chroot r /bin/busybox sh -c 'cd ..; cd ..; pwd; busybox ls ..' ; chroot r /none; echo $?; chroot none true; echo $?
