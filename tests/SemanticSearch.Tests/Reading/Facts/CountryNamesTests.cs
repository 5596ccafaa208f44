using SemanticSearch.Gazetteer;
using SemanticSearch.Reading.Facts;

namespace SemanticSearch.Tests.Reading.Facts;

public class CountryNamesTests
{
    // The members of the United Nations as it names them (https://www.un.org/en/about-us/member-states).
    const string Members =
        "Afghanistan AFG AF;Albania ALB AL;Algeria DZA DZ;Andorra AND AD;Angola AGO AO;Antigua and Barbuda ATG AG;Argentina ARG AR;"
        + "Armenia ARM AM;Australia AUS AU;Austria AUT AT;Azerbaijan AZE AZ;Bahamas BHS BS;Bahrain BHR BH;Bangladesh BGD BD;Barbados BRB BB;"
        + "Belarus BLR BY;Belgium BEL BE;Belize BLZ BZ;Benin BEN BJ;Bhutan BTN BT;Bolivia (Plurinational State of) BOL BO;"
        + "Bosnia and Herzegovina BIH BA;Botswana BWA BW;Brazil BRA BR;Brunei Darussalam BRN BN;Bulgaria BGR BG;Burkina Faso BFA BF;"
        + "Burundi BDI BI;Cabo Verde CPV CV;Cambodia KHM KH;Cameroon CMR CM;Canada CAN CA;Central African Republic CAF CF;Chad TCD TD;"
        + "Chile CHL CL;China CHN CN;Colombia COL CO;Comoros COM KM;Congo COG CG;Costa Rica CRI CR;Côte D'Ivoire CIV CI;Croatia HRV HR;"
        + "Cuba CUB CU;Cyprus CYP CY;Czechia CZE CZ;Democratic People's Republic of Korea PRK KP;Democratic Republic of the Congo COD CD;"
        + "Denmark DNK DK;Djibouti DJI DJ;Dominica DMA DM;Dominican Republic DOM DO;Ecuador ECU EC;Egypt EGY EG;El Salvador SLV SV;"
        + "Equatorial Guinea GNQ GQ;Eritrea ERI ER;Estonia EST EE;Eswatini SWZ SZ;Ethiopia ETH ET;Fiji FJI FJ;Finland FIN FI;France FRA FR;"
        + "Gabon GAB GA;Gambia (Republic of The) GMB GM;Georgia GEO GE;Germany DEU DE;Ghana GHA GH;Greece GRC GR;Grenada GRD GD;"
        + "Guatemala GTM GT;Guinea GIN GN;Guinea Bissau GNB GW;Guyana GUY GY;Haiti HTI HT;Honduras HND HN;Hungary HUN HU;Iceland ISL IS;"
        + "India IND IN;Indonesia IDN ID;Iran (Islamic Republic of) IRN IR;Iraq IRQ IQ;Ireland IRL IE;Israel ISR IL;Italy ITA IT;"
        + "Jamaica JAM JM;Japan JPN JP;Jordan JOR JO;Kazakhstan KAZ KZ;Kenya KEN KE;Kiribati KIR KI;Kuwait KWT KW;Kyrgyzstan KGZ KG;"
        + "Lao People’s Democratic Republic LAO LA;Latvia LVA LV;Lebanon LBN LB;Lesotho LSO LS;Liberia LBR LR;Libya LBY LY;"
        + "Liechtenstein LIE LI;Lithuania LTU LT;Luxembourg LUX LU;Madagascar MDG MG;Malawi MWI MW;Malaysia MYS MY;Maldives MDV MV;"
        + "Mali MLI ML;Malta MLT MT;Marshall Islands MHL MH;Mauritania MRT MR;Mauritius MUS MU;Mexico MEX MX;"
        + "Micronesia (Federated States of) FSM FM;Monaco MCO MC;Mongolia MNG MN;Montenegro MNE ME;Morocco MAR MA;Mozambique MOZ MZ;"
        + "Myanmar MMR MM;Namibia NAM NA;Nauru NRU NR;Nepal NPL NP;Netherlands (Kingdom of the) NLD NL;New Zealand NZL NZ;Nicaragua NIC NI;"
        + "Niger NER NE;Nigeria NGA NG;North Macedonia MKD MK;Norway NOR NO;Oman OMN OM;Pakistan PAK PK;Palau PLW PW;Panama PAN PA;"
        + "Papua New Guinea PNG PG;Paraguay PRY PY;Peru PER PE;Philippines PHL PH;Poland POL PL;Portugal PRT PT;Qatar QAT QA;"
        + "Republic of Korea KOR KR;Republic of Moldova MDA MD;Romania ROU RO;Russian Federation RUS RU;Rwanda RWA RW;"
        + "Saint Kitts and Nevis KNA KN;Saint Lucia LCA LC;Saint Vincent and the Grenadines VCT VC;Samoa WSM WS;San Marino SMR SM;"
        + "Sao Tome and Principe STP ST;Saudi Arabia SAU SA;Senegal SEN SN;Serbia SRB RS;Seychelles SYC SC;Sierra Leone SLE SL;"
        + "Singapore SGP SG;Slovakia SVK SK;Slovenia SVN SI;Solomon Islands SLB SB;Somalia SOM SO;South Africa ZAF ZA;South Sudan SSD SS;"
        + "Spain ESP ES;Sri Lanka LKA LK;Sudan SDN SD;Suriname SUR SR;Sweden SWE SE;Switzerland CHE CH;Syrian Arab Republic SYR SY;"
        + "Tajikistan TJK TJ;Thailand THA TH;Timor-Leste TLS TL;Togo TGO TG;Tonga TON TO;Trinidad and Tobago TTO TT;Tunisia TUN TN;"
        + "Türkiye TUR TR;Turkmenistan TKM TM;Tuvalu TUV TV;Uganda UGA UG;Ukraine UKR UA;United Arab Emirates ARE AE;"
        + "United Kingdom of Great Britain and Northern Ireland GBR GB;United Republic of Tanzania TZA TZ;United States of America USA US;"
        + "Uruguay URY UY;Uzbekistan UZB UZ;Vanuatu VUT VU;Venezuela, Bolivarian Republic of VEN VE;Viet Nam VNM VN;Yemen YEM YE;"
        + "Zambia ZMB ZM;Zimbabwe ZWE ZW";

    [Fact]
    public void Every_member_of_the_United_Nations_is_known_by_name_and_both_codes()
    {
        var members = Members.Split(';');

        Assert.Equal(193, members.Length);
        foreach (var member in members)
        {
            var (name, code, shortCode) = (member[..^7], member[^6..^3], member[^2..]);
            Assert.Equal((name, code), (name, CountryNames.CodeOf(name)));
            Assert.Equal((name, code), (name, CountryNames.CodeOf(name.ToUpperInvariant())));
            Assert.Equal((name, code), (name, CountryNames.CodeOf(code)));
            Assert.Equal((name, code), (name, CountryNames.CodeOf(shortCode)));
            Assert.NotNull(CountryNames.NameOf(code));
        }
    }

    [Theory]
    [InlineData("Iran", "IRN")]
    [InlineData("Iran, Islamic Republic of", "IRN")]
    [InlineData("Bolivia", "BOL")]
    [InlineData("the Gambia", "GMB")]
    [InlineData("UK", "GBR")]
    [InlineData("U.S.", "USA")]
    [InlineData("U.S.A.", "USA")]
    [InlineData("cote divoire", "CIV")]
    [InlineData("Côte d’Ivoire", "CIV")]
    [InlineData("Turkey", "TUR")]
    [InlineData("Czech Republic", "CZE")]
    [InlineData("St. Lucia", "LCA")]
    [InlineData("Congo, the Democratic Republic of the", "COD")]
    [InlineData("Korea, Democratic People's Republic of", "PRK")]
    [InlineData("Korea (Republic of)", "KOR")]
    [InlineData("États-Unis", "USA")]
    [InlineData("République tchèque", "CZE")]
    [InlineData("España", "ESP")]
    [InlineData("Reino Unido", "GBR")]
    [InlineData("Holy See", "VAT")]
    [InlineData("State of Palestine", "PSE")]
    [InlineData("Kosovo", "XKX")]
    public void Other_names_are_known(string name, string code) => Assert.Equal(code, CountryNames.CodeOf(name));

    [Theory]
    [InlineData("SUN", "SUN")]
    [InlineData("Soviet Union", "SUN")]
    [InlineData("Union of Soviet Socialist Republics", "SUN")]
    [InlineData("YUG", "YUG")]
    [InlineData("Czechoslovakia", "CSK")]
    [InlineData("German Democratic Republic", "DDR")]
    [InlineData("Democratic Yemen", "YMD")]
    [InlineData("ZAR", "COD")]
    [InlineData("Zaire", "COD")]
    [InlineData("BUR", "MMR")]
    [InlineData("Burma", "MMR")]
    [InlineData("Upper Volta", "BFA")]
    public void States_that_are_no_more_keep_their_code_and_renamed_ones_have_one(string name, string code) =>
        Assert.Equal(code, CountryNames.CodeOf(name));

    [Theory]
    [InlineData("EU")]
    [InlineData("European Union")]
    [InlineData("Atlantis")]
    [InlineData("can")]
    [InlineData("and")]
    [InlineData("us")]
    [InlineData("The President")]
    [InlineData("")]
    public void What_is_no_country_has_no_code(string name) => Assert.Null(CountryNames.CodeOf(name));

    [Fact]
    public void No_name_and_no_code_stands_for_two_countries()
    {
        var rows = GazetteerTables.CountryNames().ToList();
        var names = rows.SelectMany(row => row.Take(3).Concat(row[3].Split('|')).Where(name => name.Length > 0).Select(name => (name, row[0])));

        Assert.All(rows, row => Assert.Equal(4, row.Length));
        Assert.All(names, pair => Assert.Equal(pair, (pair.name, CountryNames.CodeOf(pair.name))));
    }
}
