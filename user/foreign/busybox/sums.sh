# checksums: cksum family against each other, and -c
seq 1000 >n; for s in md5sum sha1sum sha256sum sha512sum sha3sum crc32; do $s n; done
sha256sum n >sum; sha256sum -c sum; echo x >>n; sha256sum -c sum 2>&1; echo $?; : | md5sum; md5sum none 2>&1; echo $?
echo hi | base64; echo hi | base64 | base64 -d; head -c 1000 /dev/zero | base64 | wc; uuencode f <n | uudecode -o - | cmp - n && echo same
