# date: formats, parsing, time zones, the epoch
date -u -d @0; date -u -d @1700000000 '+%Y-%m-%d %H:%M:%S %j %a %b %u %V'; date -u -d '2024-02-29 12:34:56' +%s; TZ=EST5EDT date -d @1700000000 +%H:%M%z; TZ=CET-1CEST date -d @1720000000 +%H:%Z; date -d junk 2>&1; echo $?; [ $(date +%s) -gt 1500000000 ] && echo now
touch -d @1000000000 f; date -u -r f; date -u -R -d @86400; date -u -I -d @86400
