# netstat: its headers
netstat -tln 2>&1 | head -2; netstat -xl 2>&1 | head -2
