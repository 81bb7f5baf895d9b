# Ends what a lab leaves when its process is gone, however it ended. Waits on a pipe from that process.
# $1 the lab's key, $2 its directory
trap '' HUP INT TERM
if read -r word && [ "$word" = "done" ]; then
    exit 0
fi
rm -f "$2/ask" "$2/lab.properties"
tries=0
while [ $tries -lt 100 ]; do
    found=$(grep -lsaF "RUNPROOF_LAB_KEY=$1" /proc/[0-9]*/environ | sed 's,^/proc/\([0-9]*\)/.*,\1,')
    [ -n "$found" ] || break
    kill -9 $found 2>/dev/null
    tries=$((tries + 1))
done
rm -rf "$2"
