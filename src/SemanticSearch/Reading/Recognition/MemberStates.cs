using System.Collections.Frozen;

namespace SemanticSearch.Reading.Recognition;

/// <summary>
/// The member states of the United Nations and its observers by the names that English verbatim records call them, with their
/// ISO 3166-1 alpha-3 codes (https://www.un.org/en/about-us/member-states).
/// </summary>
static class MemberStates
{
    static readonly FrozenDictionary<string, string> Codes = Table(
        """
        AFG Afghanistan;ALB Albania;DZA Algeria;AND Andorra;AGO Angola;ATG Antigua and Barbuda;ARG Argentina;ARM Armenia;AUS Australia
        AUT Austria;AZE Azerbaijan;BHS Bahamas;BHR Bahrain;BGD Bangladesh;BRB Barbados;BLR Belarus;BEL Belgium;BLZ Belize;BEN Benin
        BTN Bhutan;BOL Bolivia;BOL Plurinational State of Bolivia;BOL Bolivia (Plurinational State of);BIH Bosnia and Herzegovina
        BWA Botswana;BRA Brazil;BRN Brunei Darussalam;BGR Bulgaria;BFA Burkina Faso;BDI Burundi;CPV Cabo Verde;CPV Cape Verde
        KHM Cambodia;CMR Cameroon;CAN Canada;CAF Central African Republic;TCD Chad;CHL Chile;CHN China;COL Colombia;COM Comoros
        COG Congo;COG Republic of the Congo;CRI Costa Rica;CIV Côte d'Ivoire;CIV Ivory Coast;HRV Croatia;CUB Cuba;CYP Cyprus;CZE Czechia
        CZE Czech Republic;CSK Czechoslovakia;PRK Democratic People's Republic of Korea;COD Democratic Republic of the Congo;DNK Denmark
        DJI Djibouti;DMA Dominica;DOM Dominican Republic;ECU Ecuador;EGY Egypt;SLV El Salvador;GNQ Equatorial Guinea;ERI Eritrea
        EST Estonia;SWZ Eswatini;SWZ Swaziland;ETH Ethiopia;FJI Fiji;FIN Finland;FRA France;GAB Gabon;GMB Gambia;GMB The Gambia
        GEO Georgia;DEU Germany;DEU Federal Republic of Germany;DDR German Democratic Republic;GHA Ghana;GRC Greece;GRD Grenada
        GTM Guatemala;GIN Guinea;GNB Guinea-Bissau;GUY Guyana;HTI Haiti;VAT Holy See;HND Honduras;HUN Hungary;ISL Iceland;IND India
        IDN Indonesia;IRN Iran;IRN Islamic Republic of Iran;IRN Iran (Islamic Republic of);IRQ Iraq;IRL Ireland;ISR Israel;ITA Italy
        JAM Jamaica;JPN Japan;JOR Jordan;KAZ Kazakhstan;KEN Kenya;KIR Kiribati;KWT Kuwait;KGZ Kyrgyzstan
        LAO Lao People's Democratic Republic;LVA Latvia;LBN Lebanon;LSO Lesotho;LBR Liberia;LBY Libya;LBY Libyan Arab Jamahiriya
        LIE Liechtenstein;LTU Lithuania;LUX Luxembourg;MDG Madagascar;MWI Malawi;MYS Malaysia;MDV Maldives;MLI Mali;MLT Malta
        MHL Marshall Islands;MRT Mauritania;MUS Mauritius;MEX Mexico;MEX México;FSM Micronesia;FSM Federated States of Micronesia
        FSM Micronesia (Federated States of);MCO Monaco;MNG Mongolia;MNE Montenegro;MAR Morocco;MOZ Mozambique;MMR Myanmar;MMR Burma
        NAM Namibia;NRU Nauru;NPL Nepal;NLD Netherlands;NLD Kingdom of the Netherlands;NZL New Zealand;NIC Nicaragua;NER Niger
        NGA Nigeria;MKD North Macedonia;NOR Norway;OMN Oman;PAK Pakistan;PLW Palau;PSE Palestine;PSE State of Palestine;PAN Panama
        PNG Papua New Guinea;PRY Paraguay;PER Peru;PHL Philippines;POL Poland;PRT Portugal;QAT Qatar;KOR Republic of Korea;KOR South Korea
        PRK North Korea;MDA Republic of Moldova;MDA Moldova;ROU Romania;RUS Russian Federation;RUS Russia;RWA Rwanda
        KNA Saint Kitts and Nevis;LCA Saint Lucia;VCT Saint Vincent and the Grenadines;WSM Samoa;SMR San Marino
        STP Sao Tome and Principe;SAU Saudi Arabia;SEN Senegal;SRB Serbia;SYC Seychelles;SLE Sierra Leone;SGP Singapore;SVK Slovakia
        SVN Slovenia;SLB Solomon Islands;SOM Somalia;ZAF South Africa;SSD South Sudan;SUN Soviet Union;ESP Spain;LKA Sri Lanka;SDN Sudan
        SUN Union of Soviet Socialist Republics;SUR Suriname;SWE Sweden;CHE Switzerland;SYR Syrian Arab Republic;SYR Syria;TJK Tajikistan
        THA Thailand;TLS Timor-Leste;TGO Togo;TON Tonga;TTO Trinidad and Tobago;TUN Tunisia;TUR Türkiye;TUR Turkey;TKM Turkmenistan
        TUV Tuvalu;UGA Uganda;UKR Ukraine;ARE United Arab Emirates;GBR United Kingdom;GBR Great Britain
        GBR United Kingdom of Great Britain and Northern Ireland;TZA United Republic of Tanzania;TZA Tanzania;USA United States
        USA United States of America;URY Uruguay;UZB Uzbekistan;VUT Vanuatu;VEN Venezuela;VEN Bolivarian Republic of Venezuela
        VEN Venezuela (Bolivarian Republic of);VNM Viet Nam;VNM Vietnam;YEM Yemen;YUG Yugoslavia;ZMB Zambia;ZWE Zimbabwe
        """);

    /// <summary>The code of a state by its name, with or without its article, in any case; or null.</summary>
    public static string? CodeOf(string name)
    {
        var key = name.Replace('’', '\'').Trim();
        if (key.StartsWith("the ", StringComparison.OrdinalIgnoreCase) && Codes.TryGetValue(key[4..], out var code))
            return code;
        return Codes.GetValueOrDefault(key);
    }

    static FrozenDictionary<string, string> Table(string lines) => lines
        .Split([';', '\n', '\r'], StringSplitOptions.RemoveEmptyEntries | StringSplitOptions.TrimEntries)
        .ToFrozenDictionary(entry => entry[4..], entry => entry[..3], StringComparer.OrdinalIgnoreCase);
}
