# Removes what a lab of containers leaves when its process is gone, however that ended. Waits on a pipe from that process.
# $1 the lab's label and its value, $2 its directory, $3 its image, $4 how the names of images begin that its hosts have loaded
trap '' HUP INT TERM
if read -r word && [ "$word" = "done" ]; then
    exit 0
fi
rm -f "$2/lab.properties"
docker ps -aq --filter "label=$1" | xargs -r docker rm -fv >/dev/null 2>&1
docker network ls -q --filter "label=$1" | xargs -r docker network rm >/dev/null 2>&1
docker volume ls -q --filter "label=$1" | xargs -r docker volume rm -f >/dev/null 2>&1
docker images --format '{{.Repository}}:{{.Tag}}' | grep "^$4" | xargs -r docker rmi >/dev/null 2>&1
# Files of other accounts are removed by one who may.
rm -rf "$2" 2>/dev/null || docker run --rm --network none --label "$1" -v "$2:$2" "$3" find "$2" -mindepth 1 -delete &&
    rm -rf "$2"
