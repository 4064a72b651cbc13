import Testing

@testable import Clustering

struct RuspiniTests {
    /// Rows and mean dissimilarities as R 3.1.2 prints them for `pam(ruspini, k)` (tests/pam.Rout.save of package cluster).
    @Test(arguments: [
        (3, [17, 32, 52], 21.59293), (4, [10, 32, 52, 70], 11.48637), (5, [10, 32, 47, 52, 70], 10.39579),
    ])
    func medoidsAreThoseOfPAM(k: Int, medoids: [Int], mean: Double) throws {
        let fit = try KMedoids(k: k, restarts: 10).fit(Samples.ruspini)
        let model = try #require(fit.model as? MedoidModel)
        #expect(model.ids.compactMap(Int.init).sorted() == medoids)
        #expect(abs(try #require(fit.figure("total_deviation")) / 75 - mean) < 5.1e-6)
    }

    @Test func silhouettesAreThoseOfPAM() throws {
        let partition = try KMedoids(k: 4).fit(Samples.ruspini).partition
        let values = try Silhouette.values(of: partition, in: Samples.ruspini)
        for (found, printed) in zip(values, RuspiniFigures.silhouettes) {
            #expect(abs(try #require(found) - printed) < 5.1e-8)
        }
        let mean = try #require(try Silhouette().score(of: partition, in: Samples.ruspini).value)
        #expect(abs(mean - 0.737657) < 5.1e-7)
        // Clusters by size: R's second, first, third and fourth.
        let printed = [0.7548344, 0.7262347, 0.6691154, 0.8042285]
        for (cluster, mean) in zip(1..., printed) {
            let members = partition.members(of: cluster)
            let found = members.reduce(0) { $0 + (values[$1] ?? 0) } / Double(members.count)
            #expect(abs(found - mean) < 5.1e-8)
        }
    }

    /// Inertia and sizes from scikit-learn 1.9.1, `KMeans(k, n_init=500, tol=0, random_state=0)`.
    @Test(arguments: [
        (2, 89337.83214285714, [40, 35]), (3, 51063.475045670435, [35, 23, 17]),
        (4, 12881.051236146628, [23, 20, 17, 15]), (5, 10126.719788182829, [23, 20, 15, 13, 4]),
        (6, 8575.406876456876, [20, 15, 13, 12, 11, 4]), (7, 7126.198543123544, [15, 13, 12, 12, 11, 8, 4]),
        (8, 6149.63901931402, [15, 13, 12, 11, 8, 7, 5, 4]),
    ])
    func meansReachTheOptimum(k: Int, inertia: Double, sizes: [Int]) throws {
        let fit = try KMeans(k: k, restarts: 100, tolerance: 0).fit(Samples.ruspini)
        #expect(try #require(fit.figure("inertia")).agrees(with: inertia))
        #expect(fit.partition.sizes == sizes)
    }

    /// As above for iris, beyond the counts that KMeansTests looks at. Of eight clusters one start in a hundred finds the
    /// best, and one in four hundred of scikit-learn's.
    @Test(arguments: [
        (6, 39.03998724608726, 100), (7, 34.29822966507178, 100), (8, 29.988943950786055, 1000),
    ])
    func meansReachTheOptimumOfIris(k: Int, inertia: Double, restarts: Int) throws {
        let fit = try KMeans(k: k, restarts: restarts, tolerance: 0).fit(Samples.iris)
        #expect(try #require(fit.figure("inertia")).agrees(with: inertia))
    }
}
