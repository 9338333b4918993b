# rm: files, trees, forced, not a folder, read-only ones
mkdir -p d/e; : >a; : >d/f; rm a; rm a; echo $?; rm -f a; echo $?; rm d; echo $?; rm -r d; ls; : >-x; rm -- -x; mkdir r; : >r/f; chmod 500 r; rm -rf r; echo $?; rm; echo $?; ln -s /etc l; rm -r l; ls /etc/passwd; exec 3>open; rm open; echo still >&3; exec 3>&-; ls
