# httpd and wget: a file, a folder's index, a CGI program, a page that is not there
mkdir -p www/cgi-bin; echo '<h1>hi</h1>' >www/index.html; seq 20000 >www/big
printf '#!/bin/busybox sh\necho "Content-type: text/plain"; echo; echo "query $QUERY_STRING"\n' >www/cgi-bin/q; chmod 755 www/cgi-bin/q
httpd -p 127.0.0.1:8080 -h www; sleep 0.2
wget -q -O - http://127.0.0.1:8080/; wget -q -O - http://127.0.0.1:8080/big | md5sum; wget -q -O - 'http://127.0.0.1:8080/cgi-bin/q?a=1'
wget -q -O - http://127.0.0.1:8080/none; echo $?; killall httpd; while pidof httpd >/dev/null; do usleep 9000; done; wget -q -O - http://127.0.0.1:8080/ 2>&1; echo $?
