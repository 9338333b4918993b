# pwd, cd: logical and physical, CDPATH, back
mkdir -p a/b; ln -s a/b l; cd l; pwd | sed 's/.*\/w/\/w/'; pwd -P; cd ..; pwd; cd -; cd; pwd; cd none; echo $?; cd a; rmdir ../a/b; cd ..; mkdir x; cd x; rmdir ../x; /bb/pwd; echo $?; cd ..; ls
