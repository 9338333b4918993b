# mkfifo, mknod: two processes meet; the reader sees the end
mkfifo p; stat -c %F p; (echo through; echo again) >p & cat p; wait; mkfifo p; echo $?; mknod q p; ls -l q | cut -c1; (exec 3<>p; echo both >&3; read l <&3; echo $l)
