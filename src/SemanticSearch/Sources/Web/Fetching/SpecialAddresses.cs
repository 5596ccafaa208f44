using System.Net;
using System.Net.Sockets;

namespace SemanticSearch.Sources.Web.Fetching;

/// <summary>Addresses that are not of the public internet (https://www.iana.org/assignments/iana-ipv4-special-registry,
/// https://www.iana.org/assignments/iana-ipv6-special-registry, and multicast).</summary>
static class SpecialAddresses
{
    static readonly IPNetwork[] InFour = Parse(
        "0.0.0.0/8 10.0.0.0/8 100.64.0.0/10 127.0.0.0/8 169.254.0.0/16 172.16.0.0/12 192.0.0.0/24 192.0.2.0/24 192.31.196.0/24 192.52.193.0/24 "
        + "192.88.99.0/24 192.168.0.0/16 192.175.48.0/24 198.18.0.0/15 198.51.100.0/24 203.0.113.0/24 224.0.0.0/4 240.0.0.0/4");

    // Of the whole space only this part is given out to be reached; of that, these are special.
    static readonly IPNetwork Global = IPNetwork.Parse("2000::/3");
    static readonly IPNetwork[] InGlobal = Parse("2001::/23 2001:db8::/32 2002::/16 2620:4f:8000::/48 3fff::/20");

    // Networks that reach IPv4 by translation write its addresses behind this (RFC 6052).
    static readonly IPNetwork Translated = IPNetwork.Parse("64:ff9b::/96");

    /// <summary>Whether an address is special: of this machine, of a private network, of a cloud's metadata, or of no single host.</summary>
    public static bool Contain(IPAddress address)
    {
        if (address.IsIPv4MappedToIPv6)
            return Contain(address.MapToIPv4());
        if (address.AddressFamily == AddressFamily.InterNetwork)
            return Array.Exists(InFour, network => network.Contains(address));
        if (Translated.Contains(address))
            return Contain(new IPAddress(address.GetAddressBytes().AsSpan(12)));
        return !Global.Contains(address) || Array.Exists(InGlobal, network => network.Contains(address));
    }

    static IPNetwork[] Parse(string networks) => [.. networks.Split(' ').Select(network => IPNetwork.Parse(network))];
}
