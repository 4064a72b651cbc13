@testable import Clustering

/// What scikit-learn 1.9.1 makes of `DensitySamples`; a letter is a cluster, the largest first, a dot is noise.
enum DensityGoldens {
    struct Case: Sendable {
        let sample: String
        let algorithm: any Algorithm
        let labels: String
        /// Sums that only the right numbers have.
        var sums: [Double] = []
    }

    /// `HDBSCAN(copy=True, …).fit(X)`, with the sum of `probabilities_`, plain and times the row number. Where links weigh the
    /// same it takes them as they come, and the labels depend on the order of the rows; these are of an order that takes the
    /// nearest first.
    static let hdbscan = [
        Case(
            sample: "plain", algorithm: HDBSCAN(minimumClusterSize: 5),
            labels: "abcabcaa..bcabcabcabaabcab.ab.ab.abcabca.cabcab.abcabcab.ab.abca.cabcab.abcabcabcab.abbabcab.abcaacabcabcabc.bcabcabc.bcabcab.a.cab..b..baa.ca..ab.ab.abcabcabcab.abcabcabdab.abdabcaadabcabbabca.cab.abcab.aa.abcab.abca.cabcabcab.ab.abaabdabd",
            sums: [173.93890119681745, 20418.275171286892]),
        Case(
            sample: "plain", algorithm: HDBSCAN(minimumClusterSize: 10, minimumSamples: 4),
            labels: "abcabcaac.bcabcabcabaabcabcabcab.abcabca.cabcab.abcabcabcab.abca.cabcab.abcabcabcab.abbabcabcabcaacabcabcabc.bcabcabcabcabcab.abcabc.b..baa.ca..ab.abcabcabcabcab.abcabcabcab.abcabcaacabcabbabca.cabcabca.ca..abcab.abca.cabcabcab.ab.abaabcabc",
            sums: [171.82425821306146, 19905.99687381014]),
        Case(
            sample: "plain", algorithm: HDBSCAN(minimumClusterSize: 5, selection: .leaf),
            labels: "a.d..da....g..h.c.a....g.c.....c.b.d.e.a.gac.a...e.afdb...f.be....a.hbe.acd....fd......a..be..eda.....bf......dac.beh..dbc....b..a...f..........ac..f..cg.ega..a...eg.ed..ia..a.iaedb.i.c..f..c...db...ch......b..ac.b.....bc...hb..b......fi..i",
            sums: [89.58089308394918, 10478.546087820723]),
        Case(
            sample: "plain", algorithm: HDBSCAN(minimumClusterSize: 40, minimumSamples: 10, allowsSingle: true),
            labels: "abcabcaa..b.abcab.abaabcab.abc.b.abcabca.cabcab.abcabcab.abbabca.cabcab.abcabcabcab.abbabcab.abcaacabcabcabc.bcab.abc.bcabcab.a.cab..b..b.a.ca..ab.abcabcabcabcab..bcabcab.ab.ab.abcaacabcabbab.a.cabcabca..a..abcab.abca.cabcabcab.ab.abaab.ab.",
            sums: [174.0796877369044, 20264.534880666062]),
        Case(
            sample: "plain", algorithm: HDBSCAN(minimumClusterSize: 5, minimumSamples: 3, distance: DissimilarityName(Manhattan.self)),
            labels: "abcabcaa..bcabcabcabaabcab.abcab.abcabca.cabcab.abcabcab.ab.abca.cabcab.abcabcabcab.abbabcabcabca.cabcabcabc.bcabcabc.bcabcab.abcabdab..baa.ca..ab.abcabcabcabcab.abcabcabdabdabdabca.cabcabbabca.cabcabcab.a..abcab.abca.cabcabcab.ab.abaabdabd",
            sums: [189.15202217522776, 22347.252585703343]),
        Case(
            sample: "wide", algorithm: HDBSCAN(minimumClusterSize: 5),
            labels: "caadcbadcbadcbadcbadcbadcbadcbadcbadcbadabadcbadcbadcbadcbaacbadcbadcbadcb.dcbadcbaacbadcbadcbadcbadcbadcbadcbadcbadcbadcbadcbadabad.badcbadcbadcbadcbadcbadcbadcbadcbaaabaacaadcbadcbaacbadcbadcbaacbad",
            sums: [158.8071421663668, 15584.468158385112]),
        Case(
            sample: "wide", algorithm: HDBSCAN(minimumClusterSize: 10, minimumSamples: 4),
            labels: "caadcbadcbadcbadcbadcbadcbadcbadcbadcbadabadcbadcbadcbadcbaacbadcbadcbadcb.dcbadcbaacbadcbadcbadcbadcbadcbadcbadcbadcbadcbadcbadabadabadcbadcbadcbadcbadcbadcbadcbadcbaaabaacaadcbadcbaacbadcbadcbaacbad",
            sums: [164.08832896500422, 16075.070610899647]),
        Case(
            sample: "wide", algorithm: HDBSCAN(minimumClusterSize: 5, selection: .leaf),
            labels: "b..cba.cbadcba.cbaecba.cbaecbadcba.cbadc.a.cbaecbadcba.cbad.ba.cba.cbaecba.cbadcba..ba.cbadcba.cba.cba.cba.cbadcbadcba.cba.cba.c.a.c.a.cba.cbadcba.cba.cba.cba.cba.cba...a..b.dcba.cba..ba.cba.cbae.ba.c",
            sums: [129.02882506215263, 12314.352804470873]),
        Case(
            sample: "wide", algorithm: HDBSCAN(minimumClusterSize: 40, minimumSamples: 10, allowsSingle: true),
            labels: "c.adcbadcbadcbadcbadcbadcbadcbadcbadcbad.badcbadcbadcbadcbaacb.dcbadcbadcb.dcbadcba.cb.dcbadcbadcbadcbadcbadcbadcbadcbadcbadcbad.bad.badcbadcbadcbadcbadcbadcbadcbadcb..abaacaadcbadcbaacbadcbadcba.cbad",
            sums: [184.69220073241732, 18165.7251137601]),
        Case(
            sample: "wide", algorithm: HDBSCAN(minimumClusterSize: 5, minimumSamples: 3, distance: DissimilarityName(Manhattan.self)),
            labels: "b.dcbadcbadcbadcbadcbadcbadcbadcbadcbadceadcbadcbadcbadcbad.ba.cbadcbadcba.cbadcbad.baecbadcbadcbadcba.cbaecbadcbadcbadcbadcbadc.adc.adcbadcbadcbadcbadcbadcbadcbadcbae.ba.eb.dcbadcbadeba.cbadcbad.badc",
            sums: [160.1366749024084, 15612.00638052209]),
        Case(
            sample: "dense", algorithm: HDBSCAN(minimumClusterSize: 5),
            labels: "edbfcedbacedfafe.bacfdbacfdbacedbacfd.a.edbace.faffdbacfdba.edbf.edbaceffacedbacedbac..bacefbacedbacedbacefbacedbacedbfcffbac.fbacefbfcedba.edbfcfdbacedbacedbacedbacedb.cedbacf.facedbafefba.edba.fdbacedffced.afed.acedbacfdb.cedbacedbacef.a.edbaced.acedbfc.dbac",
            sums: [190.51315664598746, 24252.250948943496]),
        Case(
            sample: "dense", algorithm: HDBSCAN(minimumClusterSize: 10, minimumSamples: 4),
            labels: "edbfcedbacedfafe.bacfdbacfdbacedbacfd.a.edbaceffaffdbacfdba.edbf.edbaceffacedbacedbac..bacefbacedbacedbacefbacedbacedbfcffbacffbacefbfcedba.edbfcfdbacedbacedbacedbacedbfcedbacf.facedbafefba.edba.fdbacedffced.afed.acedbacfdb.cedbacedbacef.a.edbaced.acedbfcfdbac",
            sums: [204.47906463906762, 26181.367681413045]),
        Case(
            sample: "dense", algorithm: HDBSCAN(minimumClusterSize: 5, selection: .leaf),
            labels: "dcaebdca.bdc.f.d.a.b.ca.bhca.bdcagb.c...dca.bd.....cafbecaf.dcae.dca.bdhh.bdcagbdcafb..a.bdea.bdca.bdca.bd.a.bdcagbdcaeb..a.b..a.bdea.bdcag.dca.b.ca.bdcafbdca.bdca.bdca.bdca.b..e.bdca..deaf.dca..ecafbdc..bdc.ghdc.gbdca.bhca.bdca.bdca.bd..f.dca.bdc..bdca.b.cagb",
            sums: [152.45177513560475, 19573.415096834913]),
        Case(
            sample: "dense", algorithm: HDBSCAN(minimumClusterSize: 40, minimumSamples: 10, allowsSingle: true),
            labels: "aecadaecbdaeabaa.cbdaecbdaecbdaecbdae.baaecbdaaabaaecbdaecbaaeca.aecbdaaabdaecbdaecbd..cbdaacbdaecbdaecbdaacbdaecbdaecadaacbdaacbdaacadaecb.aecadaecbdaecbdaecbdaecbdaecadaecbdaaabdaecbaaacbaaecbaaecbdaeaadae.baae.bdaecbdaecadaecbdaecbdaa.baaecbdaeabdaecadaecbd",
            sums: [243.34549467858164, 31505.908495624295]),
        Case(
            sample: "dense", algorithm: HDBSCAN(minimumClusterSize: 5, minimumSamples: 3, distance: DissimilarityName(Manhattan.self)),
            labels: "edbfcedbacedfafe.bacfdbacfdbacedbacfd.a.edbaceffaffdbacfdba.edbf.edbaceffacedbacedbac..bacefbacedbacedbacefbacedbacedbfcffbacffbacefbfcedba.edbfcfdbacedbacedbacedbacedbfcedbacf.facedbafefba.edba.fdbacedffced.afed.acedbacfdb.cedbacedbacef.afedbaced.acedbfcfdbac",
            sums: [214.9302535597069, 27641.402872528422]),
    ]

    /// `DBSCAN(eps, min_samples).fit(X)`, with the number of `core_sample_indices_`; border rows put to their nearest core row.
    static let dbscan = [
        Case(
            sample: "plain", algorithm: DBSCAN(eps: 0.6, minimumSamples: 5),
            labels: "abcabca.e.bcabcabcabaabcab.abc.b.abcabcaccabcab.abcabcabdabbabca.cabcab.abcabcabcab.abbabcabcabca.cabcabcabc.bcabcabc.bcabcab.abcabe.b..b.a.ca.cab.abcabcabcabcab..bcabcabeabdabeabca.dabcabbabca.cabcabcab.a..abcab.abca.cabcabcab.ab.abaabdabd",
            sums: [182]),
        Case(
            sample: "plain", algorithm: DBSCAN(eps: 1.5, minimumSamples: 4),
            labels: "aaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaaa.aaaaaaaaaaaaaaaaaaaaaa",
            sums: [229]),
        Case(
            sample: "wide", algorithm: DBSCAN(eps: 0.6, minimumSamples: 5),
            labels: "........................................................................................................................................................................................................",
            sums: [0]),
        Case(
            sample: "wide", algorithm: DBSCAN(eps: 1.5, minimumSamples: 4),
            labels: "a...ab..a...ab..abc.a...a.c.ab..a...a....b..abc.a...ab..ab..ab..a...abc.a...a...ab..ab..ab..a...ab..a...a...ab..a...ab......a....b...b..ab..a...a...ab..ab..ab..ab..ab...b..a...ab..ab..ab..a...a.c.a...",
            sums: [63]),
        Case(
            sample: "dense", algorithm: DBSCAN(eps: 0.6, minimumSamples: 5),
            labels: "bad..badc.ba.c.b.d...ad...a.c.ba.c..a.c.badc.b..c..a.c..adc.bad..ba...b..c.ba.c.badc......b.dc.bad..ba...b.d..badc.bad.....c...d..b.d..badc.ba....a...badc.ba.c.bad..ba...ba.c....c.badc.b.dc.badc..adc.ba...ba.c.ba.c.badc..a...ba.c.ba.c.b..c.badc.ba...ba....adc.",
            sums: [111]),
        Case(
            sample: "dense", algorithm: DBSCAN(eps: 1.5, minimumSamples: 4),
            labels: "dcb.edcbaedc.a.d.bae.cbaegcbaedcbae.c.a.dcbaed..a..cbae.cba.dcbf.dcba.dggaedcbaedcba...ba.d.baedcbaedcbaed.baedcbaedcbfe..bae..baedfb.edcba.dcb.efcba.dcbaedcbaedcbaedcb.edcbae...aedcba.d.ba.dcba..cbaedc..edc.a.dc.aedcbaegcb.edcbaedcbaed..a.dcbaedc.aedcbfe.cba.",
            sums: [202]),
    ]

    /// `OPTICS(…).fit(X[order])` for the rows already in order, because it begins at the first row and takes equally reachable
    /// ones as they come: the sum of the finite `reachability_`, plain and times the row number, and how many are not.
    static let optics = [
        Case(
            sample: "plain", algorithm: OPTICS(minimumSamples: 5),
            labels: "i.a..aj...ch.c..d.j...b..d.......e.a.b.g..gd.gc..b.jca.cf.c.eba..aj...b.gda.....a.b.......eb..ba.....a.c..da..a.dheb..caeda........f.c....e..i..g...c..d..bhg......bh.ba..fj.fi.fgba..f.dh.c..dhe....fi........e.hgd.e....a.d.............icf..f",
            sums: [102.9183888344437, 12793.455730554324, 1]),
        Case(
            sample: "plain", algorithm: OPTICS(minimumSamples: 8, steepness: 0.1, minimumClusterSize: 12),
            labels: "a..a..aa....a..ab.a.aa..ab.a..a..a..a..a..ab.a..a..a..a..a..a..a..a..a..ab.a..ab.a..a..a..a..a..aa.a..a..a.....ab.a.....ab.a..a..a.......aa..a..a..a..ab.a..a..a..a..a..a..a..a..a..aa.ab.a..ab.a..a..a..a..aa.a..abaa..a..ab.a..a..a..a.aa..a..",
            sums: [125.14210802191702, 15161.450422763919, 1]),
        Case(
            sample: "plain", algorithm: OPTICS(minimumSamples: 4, maximumDistance: 2.0),
            labels: "e.b..bf...a..ajgh.f....c...klmno.i.bpqcd.cdh.da.k.cfabpa.ka.i.....f...q.dhbe..g......l...m....qb...gl.ra...b..b.s...jna.is....r......a...ni..e..do..am.hc..cdom...n.cgqb...f..e..d..p...hc.a.......i..eoj..........s.......rsjg..p..rl.k..ea....",
            sums: [81.80844591762916, 10225.721545214687, 6]),
        Case(
            sample: "plain", algorithm: OPTICS(minimumSamples: 5, extraction: .eps, eps: 1.2),
            labels: "baabaab.a.aabaabaababbaabaabaa.a.baabaabaabaabaabaabaabaabaabaab.abaabaabaabaabaabaabaabaabaabaab.abaabaabaa.aabaabaa.aabaabaabaabaa.aa.a.b.abaabaabaabaabaabaabaa.aabaabaabaabaabaab.abaabaabaab.abaabaabaab..baaba.baab.abaabaabaabaababbaabaa",
            sums: [102.9183888344437, 12793.455730554324, 1]),
        Case(
            sample: "wide", algorithm: OPTICS(minimumSamples: 5),
            labels: "...b.a.b.a.b.a.b.acbda.b.acb.a.b.a.b.a.b.a.b.acb.a.b.a.bda...a.b.a.b.acb.a.bda.b.a...a.b.a.bda.b.a.b.a.bda.b.a.b.a.b.a.b.a.b.a.b.a.b.a.b.a.b.a.b.a.b.a.b.a.b.a.b.a.b.a...a.....b.a.b.ac..a.b.a.b.ac..a.b",
            sums: [501.9952327020528, 52431.61835388249, 1]),
        Case(
            sample: "wide", algorithm: OPTICS(minimumSamples: 8, steepness: 0.1, minimumClusterSize: 12),
            labels: "b.dcbadcbadcbadcbadcbadcbadcbadcbadcbadc.adcbadcbadcbadcbad.ba.cbadcbadcba.cbadcbad.ba.cbadcbadcbadcba.cba.cbadcbadcbadcbadcbadc.adc.adcbadcbadcbadcbadcbadcbadcbadcba...a..b.dcbadcbad.ba.cbadcbad.ba.c",
            sums: [537.4266034144682, 55961.73773044282, 1]),
        Case(
            sample: "wide", algorithm: OPTICS(minimumSamples: 4, maximumDistance: 2.0),
            labels: "....b.....c..g...gd.a...b.d.a...e...........b.d.....e...a.c.....f....gd.....a.c...........c.a....g..f...a...b...........................e.....c.f.......f.......b...............f...e...........e.d.....",
            sums: [126.09173359403059, 12147.636739893016, 103]),
        Case(
            sample: "wide", algorithm: OPTICS(minimumSamples: 5, extraction: .eps, eps: 1.2),
            labels: "a...a...a...a...a...a...a...a...a...a.......a...a...a...a...a...a...a...a...a.......a.......a.......a...a...a...a...a.......a...........a...a...a.......a...a...a...a.......a...a...a...a.......a...a...",
            sums: [501.9952327020528, 52431.61835388249, 1]),
        Case(
            sample: "dense", algorithm: OPTICS(minimumSamples: 5),
            labels: "bfa...fa.g...c...a.e..a..h.a.ebdai..d...bfa..b..c...acg..ac.b.a...da..bhh..b.aieb.ac...a....ace..a..bda....a...dai..da...hac...a....a...dai...a.g..a....ace..a.j..a.j..a..b.acg...i...a..b.ac..da...fac.b....bd...b...jbdac.h.a.g.fac.b.a.jb..c...acj....e..a...da..",
            sums: [267.8160268857053, 35901.75766632547, 1]),
        Case(
            sample: "dense", algorithm: OPTICS(minimumSamples: 8, steepness: 0.1, minimumClusterSize: 12),
            labels: "edb.cedbaced.a.e.bac.dbac.dbacedbac.d.a.edbace..a..dbac.dba.edb..edbace..acedbacedbac..bace.bacedbacedbace.bacedbacedb.c..bac..bace.b.cedba.edb.c.dbacedbacedbacedbacedb.cedbac...acedba.e.ba.edba..dbaced..ced.a.ed.acedbac.db.cedbacedbace..a.edbaced.acedb.c.dbac",
            sums: [314.07824959433015, 42156.20385842824, 1]),
        Case(
            sample: "dense", algorithm: OPTICS(minimumSamples: 4, maximumDistance: 2.0),
            labels: "dc..k.ch.l...amn.o.bp.o.ef...b....k.q....c...d..a.m..al...a.d..i......dff..r..gb...a..........b..j..............jgbrqhikmf.a.f.....ihpb..hg......i.....c.ab....en.j.en...bd...lp..g...j....oa........oa.r.....q...d..ge.qja.f...l.c.akr..ge.m.a.nc..e....b...i.pch..",
            sums: [148.26619067151944, 19554.064320630147, 31]),
        Case(
            sample: "dense", algorithm: OPTICS(minimumSamples: 5, extraction: .eps, eps: 1.2),
            labels: "dcb.edcbaedc.a.d.bae.cbae.cbaedcbae.c.a.dcbaed..a..cbae.cba.dcb..dcba.d..aedcbaedcba...ba.d.baedcbaedcbaed.baedcbaedcb.e..bae..ba.d.b.edcba.dcb.e.cba.dcbaedcbaedcbaedcb.edcbae...aedcba.d.ba.dcba..cbaedc..edc.a.dc.aedcba..cb.edcbaedcbaed..a.dcbaedc.aedcb.e.cba.",
            sums: [267.8160268857053, 35901.75766632547, 1]),
    ]
}
