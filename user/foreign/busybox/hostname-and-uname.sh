# hostname, uname, nproc: names that are the same on both
uname -s; uname -m; hostname; uname -n; [ $(nproc) -ge 1 ] && echo cpus; uname -r | grep -q '^[0-9]*\.[0-9]*' && echo release
