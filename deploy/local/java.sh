# Sourced by ./run and ./test: finds a Java that is new enough and exports JAVA_HOME, or ends with what
# to install. The default java may well be an older one.

needed_java=25

# The major version of the JDK in a directory, from the file that every JDK has; nothing when none is.
java_version_of() {
    [ -x "$1/bin/javac" ] && [ -r "$1/release" ] || return 0
    sed -n 's/^JAVA_VERSION="\([0-9]*\).*/\1/p' "$1/release"
}

java_homes() {
    local command home
    echo "${JAVA_HOME:-}"
    command=$(command -v javac) && home=$(cd "$(dirname "$(readlink -f "$command")")/.." && pwd) && echo "$home"
    ls -d /usr/lib/jvm/* /usr/local/lib/jvm/* /opt/java/* /opt/jdk* "$HOME"/.jdks/* \
        "$HOME"/.sdkman/candidates/java/* "$HOME"/.asdf/installs/java/* \
        "$HOME"/.local/share/mise/installs/java/* /opt/homebrew/opt/openjdk*/libexec/openjdk.jdk/Contents/Home \
        /Library/Java/JavaVirtualMachines/*/Contents/Home "$HOME"/Library/Java/JavaVirtualMachines/*/Contents/Home \
        2>/dev/null
}

# The first that serves, so that a JAVA_HOME that is set wins.
find_java() {
    local home version
    while IFS= read -r home; do
        [ -n "$home" ] || continue
        version=$(java_version_of "$home")
        if [ -n "$version" ] && [ "$version" -ge "$needed_java" ]; then
            echo "$home"
            return
        fi
    done < <(java_homes)
    return 1
}

if ! JAVA_HOME=$(find_java); then
    cat >&2 <<EOF
Copractice needs a JDK $needed_java or newer, and none was found.

Install one, for example Eclipse Temurin from https://adoptium.net (or: sdk install java $needed_java-tem;
brew install openjdk@$needed_java), and set JAVA_HOME to it if it lies in an unusual place.
EOF
    exit 1
fi
export JAVA_HOME
